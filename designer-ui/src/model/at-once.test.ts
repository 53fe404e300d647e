import { describe, expect, it } from "vitest";
import { atOnce } from "./at-once.ts";

describe("work on many", () => {
  it("is done on so many at once and told in the order of the items", async () => {
    let running = 0;
    let most = 0;
    const results = await atOnce(3, [5, 1, 4, 2, 3, 0], async (item) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn <= item; turn++) await Promise.resolve();
      running -= 1;
      return item * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30, 0]);
    expect(most).toBe(3);
  });

  it("is nothing over nothing", async () => {
    expect(await atOnce(4, [], () => Promise.reject(new Error("never")))).toEqual([]);
  });
});
