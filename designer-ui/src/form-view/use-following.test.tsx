// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { records } from "../api/records.ts";
import { prepareForm } from "../model/form/preparation.ts";
import { NOBODY } from "../model/form/surroundings.ts";
import type { BusinessRecord } from "../model/record.ts";
import { siteOf } from "../testing/shown-form.tsx";
import { createEditor } from "./editor.ts";
import { EditorProvider } from "./editor-context.tsx";
import { useFollowing } from "./use-following.ts";

const SHAPE = siteOf([
  { key: "name", type: "text", title: "Name" },
  { key: "total", type: "number", title: "Total", source: { kind: "rollup", function: "sum" } },
]);

const site = (total: string): BusinessRecord =>
  ({
    id: "s1",
    form: "t.site",
    version: 1,
    data: { name: "x", total },
    rights: { fields: {} },
  }) as unknown as BusinessRecord;

/** The record as it is served, one answer after the other; the last one again and again. */
function following(...totals: readonly string[]) {
  let asked = 0;
  vi.stubGlobal("fetch", () => {
    const total = totals[Math.min(asked, totals.length - 1)] ?? "";
    asked += 1;
    return Promise.resolve(
      new Response(JSON.stringify(site(total)), { headers: { "content-type": "application/json" } }),
    );
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { queryKey } = records.one("t.site", "s1");
  queries.setQueryData(queryKey, site("1"));
  const editor = createEditor({
    form: prepareForm(SHAPE),
    before: { name: "x", total: "1" },
    labels: {},
    surroundings: { ...NOBODY, now: "2026-03-05T02:00:00.000Z", system: { id: "s1" } },
  });
  const { result, unmount } = renderHook(() => useFollowing(), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={queries}>
        <EditorProvider editor={editor}>{children}</EditorProvider>
      </QueryClientProvider>
    ),
  });
  return {
    follow: result.current,
    leave: unmount,
    asked: () => asked,
    total: () => queries.getQueryData<BusinessRecord>(queryKey)?.data["total"],
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

describe("what a record reckons over others", () => {
  it("is shown as soon as it has followed, and nothing is asked afterwards", async () => {
    const { follow, total, asked } = following("1", "1", "5");
    follow();
    await vi.advanceTimersByTimeAsync(150 + 300);
    expect(total()).toBe("1");
    await vi.advanceTimersByTimeAsync(600);
    expect(total()).toBe("5");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(3);
  });

  it("is given up where nothing follows", async () => {
    const { follow, asked } = following("1");
    follow();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked()).toBe(6);
  });

  it("is not asked for any more when the page is left", async () => {
    const { follow, leave, asked } = following("1");
    follow();
    leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(0);
  });
});
