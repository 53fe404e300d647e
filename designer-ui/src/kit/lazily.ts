import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { ApiProblem, wasReached } from "../api/http.ts";

/** How the pages and their server are connected. */
export interface Connection {
  readonly stands: () => Promise<boolean>;
  /** Comes when it is worth asking again. */
  readonly returns: () => Promise<void>;
}

const PAUSE_MILLISECONDS = 3_000;

const answers = () =>
  fetch("/", { method: "HEAD", cache: "no-store" }).then(
    () => true,
    () => false,
  );

const BROWSER: Connection = {
  // A question of its own only where the last one had no answer.
  stands: async () => navigator.onLine && (wasReached() || (await answers())),
  returns: () =>
    new Promise((resolve) => {
      const back = () => {
        window.removeEventListener("online", back);
        clearTimeout(pause);
        resolve();
      };
      const pause = setTimeout(back, PAUSE_MILLISECONDS);
      window.addEventListener("online", back);
    }),
};

let connection = BROWSER;

/** Tests have their parts at hand, whatever becomes of the server they make up. */
export function connectBy(other: Connection): void {
  connection = other;
}

/** A part of the pages that comes when it is first drawn. */
export function lazily<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await patiently(load, connection) }));
}

/**
 * Loads a part once the server can be reached: a form that somebody fills in must not break off because one of its inputs was not
 * there yet when the network went away. It is not tried before, as browsers remember a module that did not come until the page is
 * loaded anew.
 */
export async function patiently<Part>(load: () => Promise<Part>, by: Connection): Promise<Part> {
  while (!(await by.stands())) await by.returns();
  return load();
}

/** Loads a whole page; without a connection it says so at once, and whoever went there can turn back. */
export async function orSay<Part>(load: () => Promise<Part>, by = connection): Promise<Part> {
  if (await by.stands()) return load();
  throw new ApiProblem({ status: 0, code: "unreachable" });
}
