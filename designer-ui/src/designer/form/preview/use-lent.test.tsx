// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { playAs } from "../../../api/http.ts";
import type { FormShape } from "../../../model/form-shape.ts";
import { useLent } from "./use-lent.ts";

const SHAPE = {
  key: "crm.order",
  model: {
    titleField: "no",
    fields: [
      { key: "customer", type: "link", title: "Customer", props: { form: "customer" } },
      {
        key: "lines",
        type: "subtable",
        title: "Lines",
        fields: [{ key: "product", type: "link", title: "Product", props: { form: "product" } }],
      },
      { key: "owner", type: "user", title: "Owner" },
    ],
  },
} as unknown as FormShape;
const FOUND = { id: "r1", title: "Acme", detail: "Chongqing", values: { city: "Chongqing" } };

/** Somebody is played who may read products, but no customers. */
async function found(path: string) {
  const played: string[] = [];
  vi.stubGlobal("fetch", (request: string | Request, options?: RequestInit) => {
    const asked = new Request(request instanceof Request ? request : new URL(request, window.location.origin), options);
    const { pathname } = new URL(asked.url);
    if (pathname.includes("/candidates"))
      played.push(String([...asked.headers].some(([, value]) => value.includes("u7"))));
    const refused = pathname.endsWith("/forms/crm.customer");
    return Promise.resolve(
      new Response(JSON.stringify(refused ? { status: 404 } : { items: [FOUND] }), {
        status: refused ? 404 : 200,
        headers: { "content-type": "application/json" },
      }),
    );
  });
  playAs("person=u7");
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { result } = renderHook(() => useLent(SHAPE, true), {
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  });
  const items = await result.current?.(path, "", new AbortController().signal);
  return { items, asPlayed: played[0] };
}

afterEach(() => {
  playAs(null);
  cleanup();
  vi.unstubAllGlobals();
});

describe("the preview of a step that lends the form", () => {
  it("lists the titles, and nothing else, of what the played one may not read", async () => {
    expect(await found("customer")).toEqual({ items: [{ id: "r1", title: "Acme" }], asPlayed: "false" });
  });

  it.each(["lines.product", "owner"])("asks for %s by the rights of the played one", async (path) => {
    expect(await found(path)).toEqual({ items: [FOUND], asPlayed: "true" });
  });

  it("asks as usual where nothing is lent", () => {
    const { result } = renderHook(() => useLent(SHAPE, false), {
      wrapper: ({ children }) => <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>,
    });
    expect(result.current).toBeUndefined();
  });
});
