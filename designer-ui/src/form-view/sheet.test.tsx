// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { App } from "antd";
import { Suspense } from "react";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { CellProps } from "../controls/control.ts";
import { controlOf, registerControls } from "../controls/registry.ts";
import { startLanguage } from "../i18n/language.ts";
import { prepareForm } from "../model/form/preparation.ts";
import { NOBODY } from "../model/form/surroundings.ts";
import type { FormShape } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import { createEditor } from "./editor.ts";
import { EditorProvider } from "./editor-context.tsx";
import { FormView } from "./form-view.tsx";
import "../controls/catalog.ts";

const SHAPE = {
  key: "t.order",
  title: "Order",
  version: 1,
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: "名称" },
      {
        key: "items",
        type: "subtable",
        title: "明细",
        fields: [
          { key: "note", type: "watched", title: "备注" },
          { key: "count", type: "number", title: "数量" },
        ],
      },
    ],
  },
  layouts: [],
  views: [],
  flow: null,
  rights: { fields: {} },
} as unknown as FormShape;

const ROWS = ["a", "b", "c"].map((note) => ({ _id: note, note, count: "1" }));

const drawn: Json[] = [];

function Watched({ value }: CellProps) {
  drawn.push(value);
  return <i>{String(value)}</i>;
}

beforeAll(() => startLanguage("zh-CN"));
afterEach(cleanup);

it("draws no other row again when one has changed", async () => {
  registerControls([{ ...controlOf("text"), type: "watched", Cell: Watched }]);
  const editor = createEditor({
    form: prepareForm(SHAPE),
    before: null,
    input: { items: ROWS },
    labels: {},
    surroundings: { ...NOBODY, now: "2026-03-05T02:00:00.000Z" },
  });
  render(
    <App>
      <Suspense fallback={null}>
        <EditorProvider editor={editor}>
          <FormView shape={SHAPE} reading={false} phone={false} />
        </EditorProvider>
      </Suspense>
    </App>,
  );
  await screen.findByText("c");
  drawn.length = 0;

  act(() => editor.set("items", ROWS.map((row) => (row._id === "b" ? { ...row, count: "2" } : row)) as Json));

  expect(drawn).toEqual(["b"]);
});
