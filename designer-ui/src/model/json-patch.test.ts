import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Json } from "./json.ts";
import { patchBetween } from "./json-patch.ts";

interface Case {
  readonly case: string;
  readonly before: Json;
  readonly patch: Json;
  readonly after: Json;
  readonly written?: true;
}

/** The server does each of them: JsonPatchTest. */
const cases = readFileSync("../platform-core/src/test/resources/kernel/json-patches.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line): Case => JSON.parse(line) as Case)
  .filter(({ written }) => written);

describe("a patch between two documents", () => {
  it.each(cases.map((one) => [one.case, one] as const))("says of %s what the server understands", (_name, one) => {
    expect(patchBetween(one.before, one.after)).toEqual(one.patch);
  });

  it("does not look into what is the same object", () => {
    const large = {
      get fields(): Json {
        throw new Error("looked at");
      },
    };
    const before: Json = { model: large, title: "a" };
    expect(patchBetween(before, { model: large, title: "b" })).toEqual([{ op: "replace", path: "/title", value: "b" }]);
  });
});
