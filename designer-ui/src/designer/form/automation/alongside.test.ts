import { describe, expect, it } from "vitest";
import { alongsideOf, isAlongside, isSaid, linkTo } from "./alongside.ts";

const say = (key: string) => key;

describe("what comes along with what sets a rule off", () => {
  it("is the comment, whose text, people and time can be read", () => {
    const said = alongsideOf({ type: "comment" }, say);
    expect(said?.fields.map(({ key, type }) => `${key} ${type}`)).toEqual([
      "text textarea",
      "author user",
      "mentioned users",
      "at datetime",
      "answer switch",
    ]);
    expect(said && linkTo(said)).toEqual({
      key: "said",
      type: "link",
      title: "said",
      props: { form: "mortise.rule_said" },
    });
  });

  it("is what a person has answered, and nothing where nothing is asked", () => {
    const input = [{ key: "why", title: "Why" }];
    expect(alongsideOf({ type: "manual", input }, say)).toEqual({
      key: "input",
      form: "mortise.rule_input",
      title: "asked",
      fields: [{ key: "why", title: "Why", type: "text" }],
    });
    expect(alongsideOf({ type: "manual" }, say)).toBeNull();
    expect(alongsideOf({ type: "record", on: ["update"] }, say)).toBeNull();
  });

  it("is told from fields of the form that have the same key", () => {
    const own = { key: "said", title: "Said", type: "link", props: { form: "crm.customer" } };
    const said = alongsideOf({ type: "comment" }, say);
    expect([own, said && linkTo(said)].map((field) => field && [isAlongside(field), isSaid(field)])).toEqual([
      [false, false],
      [true, true],
    ]);
  });
});
