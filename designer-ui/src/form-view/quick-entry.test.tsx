// @vitest-environment jsdom
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { startLanguage } from "../i18n/language.ts";
import { showForm, siteOf } from "../testing/shown-form.tsx";

const SHAPE = siteOf([
  { key: "name", type: "text", title: "名称" },
  { key: "code", type: "text", title: "编码", required: true },
  { key: "city", type: "text", title: "城市", quick: true },
  { key: "note", type: "text", title: "备注", requiredWhen: { field: "city", op: "eq", value: "x" } },
]);

beforeAll(() => startLanguage("zh-CN"));
afterEach(cleanup);

describe("a quick entry", () => {
  it("asks for the title, what is required and what the form says, and leads to the rest", async () => {
    showForm(SHAPE, true);
    for (const label of ["名称", /编码/, "城市"]) expect(await screen.findByLabelText(label)).toBeTruthy();
    expect(screen.queryByLabelText("备注")).toBeNull();

    await userEvent.click(screen.getByRole("button", { name: "填写全部字段" }));
    expect(await screen.findByLabelText("备注")).toBeTruthy();
  });

  it("gives way to the whole form when a field that it leaves out is in the way", async () => {
    const { editor } = showForm(SHAPE, true);
    await screen.findByLabelText("城市");
    editor.set("code", "1");
    editor.set("city", "x");
    editor.attempt();
    await waitFor(() => expect(screen.getByLabelText(/备注/)).toBeTruthy());
  });

  it("is the whole form where the form says nothing of it", async () => {
    const fields = SHAPE.model.fields.map(({ quick: _quick, ...field }) => field);
    showForm({ ...SHAPE, model: { ...SHAPE.model, fields } }, true);
    expect(await screen.findByLabelText("备注")).toBeTruthy();
  });
});
