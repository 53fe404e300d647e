import { describe, expect, it } from "vitest";
import type { FieldState } from "../../model/form/states.ts";
import type { Field } from "../../model/form-shape.ts";
import "../catalog.ts";
import { blankRow, paste } from "./rows.ts";
import { isShut, standingOf } from "./standing.ts";

const state = (change: Partial<FieldState> = {}): FieldState => ({
  visible: true,
  required: false,
  readonly: false,
  options: null,
  error: null,
  ...change,
});

const columns = [
  { key: "what", type: "text", title: "What", remember: true },
  { key: "why", type: "text", title: "Why" },
] as unknown as readonly Field[];

describe("how a cell stands", () => {
  const states = {
    "lines.what": state(),
    "lines.why": state(),
    "lines.r1.why": state({ required: true }),
    "lines.r2.why": state({ visible: false }),
    "lines.r3.why": state({ readonly: true }),
  };

  it("is said by its row where that has rules, and by its column otherwise", () => {
    expect(standingOf(states, "lines", { _id: "r1" }, "why")).toMatchObject({ required: true });
    expect(standingOf(states, "lines", { _id: "new" }, "why")).toBe(states["lines.why"]);
    expect(standingOf(undefined, "lines", { _id: "r1" }, "why")).toBeUndefined();
  });

  it("lets nobody write where its row hides it or locks it", () => {
    const shut = (row: string) => isShut(standingOf(states, "lines", { _id: row }, "why"));
    expect([shut("r1"), shut("r2"), shut("r3")]).toEqual([false, true, true]);
  });

  it("is left as it is by a paste over it", () => {
    const rows = [
      { _id: "r1", what: "a", why: "x" },
      { _id: "r3", what: "b", why: "y" },
    ];
    const isLocked = (row: Readonly<Record<string, unknown>>, { key }: Field) =>
      isShut(standingOf(states, "lines", row as never, key));
    const pasted = paste(rows, columns, { row: 0, column: 0 }, "1\t2\n3\t4", "en-US", 10, isLocked);
    expect(pasted.rows).toEqual([
      { _id: "r1", what: "1", why: "2" },
      { _id: "r3", what: "3", why: "y" },
    ]);
  });
});

describe("a new row", () => {
  it("begins with what columns that remember hold in the row before", () => {
    expect(blankRow(columns, { _id: "r1", what: "again", why: "once" })).toEqual({
      _id: expect.any(String),
      what: "again",
    });
  });
});
