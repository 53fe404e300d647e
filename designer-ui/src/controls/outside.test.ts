import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { kindOf } from "../model/form/kinds.ts";
import { refusalOf } from "../model/public-link/public-link-document.ts";
import { allControls } from "./registry.ts";
import "./catalog.ts";

const REASONS: Readonly<Record<string, string>> = {
  KNOWN_INSIDE: "known",
  DECIDED_INSIDE: "decided",
  DRAWN_INSIDE: "drawn",
  GIVEN: "given",
};

it("lets people without an account fill in what the server lets them fill in, and says the same reasons", () => {
  const server = JSON.parse(readFileSync("../form-engine/src/test/resources/cases/outside.json", "utf8"));
  const reasons = allControls().map(({ type }) => [type, refusalOf({ key: "f", type, title: "f" })]);
  const refused = Object.fromEntries(reasons.filter(([, why]) => why !== null));
  expect(refused).toEqual(
    Object.fromEntries(Object.entries<string>(server).map(([type, why]) => [type, REASONS[why]])),
  );
});

it("keeps what a public form must know of a control beside what draws it", () => {
  const apart = import.meta.glob("./*/kind.ts", { eager: true, import: "kind" });
  for (const [path, kind] of Object.entries(apart)) expect(kindOf(path.split("/")[1] ?? "")).toBe(kind);
});
