import { describe, expect, it } from "vitest";
import { piecesOf } from "./row-window.ts";

const shown = (count: number, from: number, to: number, active: number) =>
  piecesOf(count, from, to, active).map((piece) =>
    "row" in piece ? piece.row : `${piece.height / 37} rows of nothing`,
  );

describe("the rows of a long sheet", () => {
  it("stand between gaps as high as the rows that are not drawn", () => {
    expect(shown(500, 10, 13, 11)).toEqual(["10 rows of nothing", 10, 11, 12, "487 rows of nothing"]);
  });

  it("begin and end without a gap at the ends", () => {
    expect(shown(4, -15, 2, 0)).toEqual([0, 1, "2 rows of nothing"]);
    expect(shown(4, 2, 40, 3)).toEqual(["2 rows of nothing", 2, 3]);
  });

  it("keep the active one, wherever the reader has scrolled to", () => {
    expect(shown(500, 300, 302, 7)).toEqual([
      "7 rows of nothing",
      7,
      "292 rows of nothing",
      300,
      301,
      "198 rows of nothing",
    ]);
  });
});
