import { expect, it } from "vitest";
import type { HistoryEntry } from "./record.ts";
import { staysIn } from "./stays.ts";

const entry = (version: number, at: string, changes: HistoryEntry["changes"], actorName = "Ann"): HistoryEntry => ({
  version,
  at,
  op: version === 1 ? "create" : "update",
  via: "ui",
  actorName,
  changes,
});

it("reads the stays from the changes, the first one first", () => {
  const found = staysIn("stage", [
    entry(3, "2026-03-05T00:00:00Z", [{ field: "stage", from: "b", to: "c" }], "Bob"),
    entry(2, "2026-03-02T00:00:00Z", [{ field: "name", from: "x", to: "y" }]),
    entry(1, "2026-03-01T00:00:00Z", [{ field: "stage", from: null, to: "b" }]),
  ]);
  expect(found).toEqual([
    { stage: "b", from: "2026-03-01T00:00:00Z", until: "2026-03-05T00:00:00Z", actor: "Ann" },
    { stage: "c", from: "2026-03-05T00:00:00Z", until: null, actor: "Bob" },
  ]);
});

it("begins with where the record was moved from when its beginning tells no stage", () => {
  const found = staysIn("stage", [
    entry(2, "2026-03-02T00:00:00Z", [{ field: "stage", from: "a", to: "b" }]),
    entry(1, "2026-03-01T00:00:00Z", []),
  ]);
  expect(found.map(({ stage }) => stage)).toEqual(["a", "b"]);
});
