import { describe, expect, it } from "vitest";
import { type Connection, orSay, patiently } from "./lazily.ts";

/** A connection that is away until it was waited for so many times, and parts that know when they were asked for. */
function away(times: number) {
  const asked: number[] = [];
  let waited = 0;
  const connection: Connection = {
    stands: async () => waited >= times,
    returns: async () => {
      waited += 1;
    },
  };
  const load = async () => {
    asked.push(waited);
    return "part";
  };
  return { connection, load, asked };
}

describe("a part of the pages", () => {
  it("is asked for when the connection is back, and not before", async () => {
    const { connection, load, asked } = away(3);
    expect(await patiently(load, connection)).toBe("part");
    expect(asked).toEqual([3]);
  });

  it("fails when the server answers and does not have it", async () => {
    const missing = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
    await expect(patiently(missing, away(2).connection)).rejects.toThrow("dynamically imported");
  });
});

describe("a page", () => {
  it("says that the server cannot be reached, and is not asked for", async () => {
    const { connection, load, asked } = away(1);
    await expect(orSay(load, connection)).rejects.toMatchObject({ status: 0, code: "unreachable" });
    expect(asked).toEqual([]);
  });

  it("comes when the server answers", async () => {
    const { connection, load } = away(0);
    expect(await orSay(load, connection)).toBe("part");
  });
});
