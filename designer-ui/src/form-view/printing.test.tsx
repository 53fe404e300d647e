// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { cleanup, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { startLanguage } from "../i18n/language.ts";
import { showForm, siteOf } from "../testing/shown-form.tsx";

const SHAPE = siteOf(
  [
    { key: "name", type: "text", title: "名称" },
    { key: "cost", type: "text", title: "成本", print: false },
  ],
  [
    { kind: "field", field: "name" },
    { kind: "field", field: "cost" },
  ],
);

beforeAll(() => startLanguage("zh-CN"));
afterEach(cleanup);

it("leaves out on paper what is not to be printed, and nothing else", async () => {
  const { container } = showForm(SHAPE);
  await screen.findByLabelText(/名称/);
  const left = [...container.querySelectorAll(".m-unprinted")].map((field) => field.getAttribute("data-path"));
  expect(left).toEqual(["cost"]);
  const printed = readFileSync("src/runtime/record-form/record-form.css", "utf8").split("@media print")[1];
  expect(printed?.split("display: none")[0]).toContain(".m-unprinted");
});
