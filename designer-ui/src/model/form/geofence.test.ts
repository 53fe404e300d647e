import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Json } from "../json.ts";
import type { Standing } from "./beside.ts";
import { missedBy } from "./geofence.ts";

interface Case {
  readonly name: string;
  readonly circles: Json;
  readonly place: string;
  readonly miss?: unknown;
}

/** The corpus that holds the server's circles and these to the same answers. */
const cases = readFileSync("../form-engine/src/test/resources/cases/places.jsonl", "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line) as Case);

const MIDDLE = { code: "120.15,30.28", lng: "120.15", lat: "30.28", text: "120.15, 30.28" };
const STANDING: Readonly<Record<string, Standing>> = {
  base: { value: { ...MIDDLE, name: "总部", text: "总部" } },
  "factory.place": { value: MIDDLE, title: "二号工厂" },
  there: { value: null },
};

const field = (circles: Json) => ({ key: "f", type: "location", title: "f", props: { geofence: circles } });

it.each(cases.map((one) => [one.name, one] as const))("%s", (_name, { circles, place, miss }) => {
  expect(missedBy(field(circles), place, (path) => STANDING[path])).toEqual(miss);
});

it("what this browser does not know is left to the server", () => {
  const circles = [{ field: "unseen.place", within: 1 }];
  expect(missedBy(field(circles), "121,31", () => undefined)).toBeUndefined();
});
