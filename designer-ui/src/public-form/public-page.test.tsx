// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { registerPublicKinds } from "./kinds.ts";
import { PublicPage } from "./public-page.tsx";

registerPublicKinds();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const PAGE = {
  title: "Write to us",
  fields: [{ key: "name", type: "text", title: "Name", props: {} }],
  layouts: [],
  logic: { rules: [], validations: [] },
  parameters: [],
  unkept: [],
  zone: "Asia/Shanghai",
};

const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status });

/** A server that shows the form and then answers entries one after the other; null: not at all. */
function serverOf(...answers: readonly (Response | null)[]) {
  const left = [...answers];
  const keys: (string | null)[] = [];
  vi.stubGlobal("fetch", async (_address: string, { method, headers }: RequestInit) => {
    if (method !== "POST") return answer(200, PAGE);
    keys.push(new Headers(headers).get("Idempotency-Key"));
    const next = left.shift();
    if (!next) throw new TypeError("the network is gone");
    return next;
  });
  return keys;
}

it("keeps what was filled in when nothing gets through or nothing is taken any more, and sends it under one key", async () => {
  const keys = serverOf(null, answer(404, {}), answer(201, { thanks: null }));
  render(<PublicPage token="t" search="" language="en-US" />);
  await userEvent.type(await screen.findByLabelText("Name"), "Li");

  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect((await screen.findByRole("alert")).textContent).toContain("the connection may have failed");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(await screen.findByText(/takes no entries any more/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Li");

  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(await screen.findByText("It has been sent")).toBeTruthy();
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

it("says of a page that cannot be opened nothing of what was filled in", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("the network is gone");
  });
  render(<PublicPage token="t" search="" language="en-US" />);
  expect(await screen.findByText("The connection may have failed. Please try again.")).toBeTruthy();
});
