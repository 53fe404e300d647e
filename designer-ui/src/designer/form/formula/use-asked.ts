import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { forms as formsApi } from "../../../api/forms.ts";
import type { LinkedShapes } from "../../../model/form/types.ts";
import { tokensOf } from "../../../model/formula/lexer.ts";
import { qualified } from "../../../model/menu.ts";
import { useSurrounding } from "../design-context.tsx";

interface AskedForms {
  /** The linked forms and those that the formula names, as far as they have been loaded. */
  readonly shapes: LinkedShapes;
  /** Whether there is such a form that has not been loaded. */
  readonly isMissing: (key: string) => boolean;
}

/** The forms that a formula asks, by the texts in it that name one. */
export function useAsked(source: string): AskedForms {
  const { forms, pkg, linked } = useSurrounding();
  const named = useMemo(() => namedIn(source, pkg), [source, pkg]);
  const keys = forms.map(({ key }) => key).filter((key) => named.has(key) && !linked.has(key));
  const loaded = useQueries({ queries: keys.map((key) => ({ ...formsApi.shape(key), retry: false })) });
  const found = loaded.flatMap(({ data }) => (data ? [data] : []));
  const edition = found.map(({ key, version }) => `${key}@${version}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the edition stands for the shapes
  return useMemo(() => {
    const shapes = new Map([...linked, ...found.map((shape) => [shape.key, shape] as const)]);
    return { shapes, isMissing: (key) => !shapes.has(key) && forms.some((form) => form.key === key) };
  }, [linked, forms, edition]);
}

/** Every text may be a form, or a form with one of its fields or a sub-table and a column. */
function namedIn(source: string, pkg: string): ReadonlySet<string> {
  const texts = tokensOf(source, []).flatMap(({ kind, text }) => (kind === "text" ? [text.trim()] : []));
  return new Set(
    texts
      .map((text) => text.split("."))
      .flatMap((keys) => [0, 1, 2].map((left) => keys.slice(0, Math.max(0, keys.length - left)).join(".")))
      .map((key) => qualified(pkg, key)),
  );
}
