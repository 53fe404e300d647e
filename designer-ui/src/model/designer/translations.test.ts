import { expect, it } from "vitest";
import { contract } from "./contract.fixture.ts";
import { isUntranslated, textsOf, translate } from "./translations.ts";

const BOTH = ["zh-CN", "en-US"];

it("every_text_of_a_form_is_said_in_another_language_where_it_stands", () => {
  const texts = textsOf(contract);
  expect(texts.map(({ pointer }) => pointer)).toEqual(
    expect.arrayContaining([
      "/title",
      "/model/fields/2/props/options/1/label",
      "/model/fields/3/fields/0/title",
      "/layouts/0/nodes/1/title",
      "/logic/rules/0/title",
    ]),
  );
  const label = texts.find(({ pointer }) => pointer.endsWith("options/1/label"));
  if (!label) throw new Error("no option");
  const said = (place: typeof label, value: string, document = contract) =>
    translate({ place, language: "en-US", value, main: "zh-CN" }).run(document).document;
  const once = said(label, "Service");
  expect(once.model.fields[2]?.props?.["options"]).toEqual([
    { key: "sale", label: "销售" },
    { key: "service", label: { "zh-CN": "服务", "en-US": "Service" } },
  ]);
  expect(said(label, "", once).model.fields[2]).toEqual(contract.model.fields[2]);
  const left = textsOf(once).filter(({ text }) => isUntranslated(text, BOTH, "zh-CN"));
  expect(left).toHaveLength(texts.length - 1);
});

it("a_text_that_is_gone_is_not_brought_back", () => {
  const [place] = textsOf(contract).slice(-1);
  if (!place) throw new Error("no text");
  const { logic: _logic, ...without } = contract;
  expect(translate({ place, language: "en-US", value: "x", main: "zh-CN" }).run(without).document).toBe(without);
});
