// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
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

const step = (key: string, title: string, field: string) => ({
  kind: "step",
  key,
  title,
  children: [{ kind: "field", field }],
});

const SHAPE = {
  key: "t.site",
  title: "Site",
  version: 1,
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: "名称", required: true },
      { key: "city", type: "text", title: "城市" },
    ],
  },
  layouts: [
    {
      key: "desktop",
      nodes: [{ kind: "steps", key: "s", children: [step("who", "是谁", "name"), step("where", "在哪", "city")] }],
    },
  ],
  views: [],
  flow: null,
  rights: { fields: {} },
} as unknown as FormShape;

function shown() {
  const editor = createEditor({
    form: prepareForm(SHAPE),
    before: null,
    labels: {},
    surroundings: { ...NOBODY, now: "2026-03-05T02:00:00.000Z" },
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Suspense fallback={null}>
        <EditorProvider editor={editor}>
          <FormView shape={SHAPE} reading={false} phone={false} />
        </EditorProvider>
      </Suspense>
    </QueryClientProvider>,
  );
}

const opened = () => screen.getByRole("tab", { selected: true }).textContent;

beforeAll(() => startLanguage("zh-CN"));
afterEach(cleanup);

it("leads on from a step when nothing in it is wrong, and says what is", async () => {
  shown();
  await userEvent.click(await screen.findByRole("button", { name: "下一步" }));
  expect(opened()).toBe("1是谁");
  expect(await screen.findByText(/必填|请填写/)).toBeTruthy();

  await userEvent.type(screen.getByLabelText(/名称/), "A");
  await userEvent.click(screen.getByRole("button", { name: "下一步" }));
  expect(opened()).toBe("2在哪");
});

it("asks the steps between when a later one is clicked, and lets back freely", async () => {
  shown();
  await userEvent.click(await screen.findByRole("tab", { name: /在哪/ }));
  expect(opened()).toBe("1是谁");
  expect(await screen.findByText(/必填|请填写/)).toBeTruthy();

  await userEvent.type(screen.getByLabelText(/名称/), "A");
  await userEvent.click(screen.getByRole("tab", { name: /在哪/ }));
  expect(opened()).toBe("2在哪");
  await userEvent.click(screen.getByRole("tab", { name: /是谁/ }));
  await userEvent.clear(screen.getByLabelText(/名称/));
  expect(opened()).toBe("1是谁");
});
