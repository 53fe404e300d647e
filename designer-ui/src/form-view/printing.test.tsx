// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { startLanguage } from "../i18n/language.ts";
import { prepareForm } from "../model/form/preparation.ts";
import { NOBODY } from "../model/form/surroundings.ts";
import type { FormShape } from "../model/form-shape.ts";
import { createEditor } from "./editor.ts";
import { EditorProvider } from "./editor-context.tsx";
import { FormView } from "./form-view.tsx";
import "../controls/catalog.ts";

const SHAPE = {
  key: "t.site",
  title: "Site",
  version: 1,
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: "名称" },
      { key: "cost", type: "text", title: "成本", print: false },
    ],
  },
  layouts: [
    {
      key: "desktop",
      nodes: [
        { kind: "field", field: "name" },
        { kind: "field", field: "cost" },
      ],
    },
  ],
  views: [],
  flow: null,
  rights: { fields: {} },
} as unknown as FormShape;

beforeAll(() => startLanguage("zh-CN"));
afterEach(cleanup);

it("leaves out on paper what is not to be printed, and nothing else", async () => {
  const editor = createEditor({
    form: prepareForm(SHAPE),
    before: null,
    labels: {},
    surroundings: { ...NOBODY, now: "2026-03-05T02:00:00.000Z" },
  });
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <Suspense fallback={null}>
        <EditorProvider editor={editor}>
          <FormView shape={SHAPE} reading={false} phone={false} />
        </EditorProvider>
      </Suspense>
    </QueryClientProvider>,
  );
  await screen.findByLabelText(/名称/);
  const left = [...container.querySelectorAll(".m-unprinted")].map((field) => field.getAttribute("data-path"));
  expect(left).toEqual(["cost"]);
  const printed = readFileSync("src/runtime/record-form/record-form.css", "utf8").split("@media print")[1];
  expect(printed?.split("display: none")[0]).toContain(".m-unprinted");
});
