// @vitest-environment jsdom
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { startLanguage } from "../i18n/language.ts";
import { showForm, siteOf } from "../testing/shown-form.tsx";

const SHAPE = siteOf([
  { key: "name", type: "text", title: "名称", props: { translations: { "en-US": "name_en" } } },
  { key: "name_en", type: "text", title: "名称 (English)", props: { maxLength: 5 } },
  { key: "plain", type: "text", title: "备注" },
]);

beforeAll(() => startLanguage("zh-CN"));
afterEach(cleanup);

const opener = () => screen.findByRole("button", { name: /名称的其他语言/ });

describe("a text in several languages", () => {
  it("has a button that opens a box for each other language, which takes what is typed", async () => {
    const { editor } = showForm(SHAPE);
    expect(screen.queryByLabelText("名称 (English)")).toBeNull();

    await userEvent.click(await opener());
    const box = await screen.findByLabelText("English");
    await userEvent.type(box, "Tea");
    expect(editor.getState().result.data["name_en"]).toBe("Tea");
    expect(screen.getAllByRole("button", { name: /其他语言/ })).toHaveLength(1);
  });

  it("gives the keyboard back with Escape", async () => {
    showForm(SHAPE);
    await userEvent.click(await opener());
    const box = await screen.findByLabelText("English");
    await waitFor(() => expect(document.activeElement).toBe(box));
    await userEvent.keyboard("{Escape}");
    expect(document.activeElement).toBe(await opener());
  });

  it("hides its translations with itself, and locks them", async () => {
    const rule = { key: "r", title: "R", then: [{ act: "readonly" as const, targets: ["name"] }] };
    const { editor } = showForm({ ...SHAPE, logic: { rules: [rule] } });
    await opener();
    expect(editor.getState().result.states["name_en"]?.readonly).toBe(true);
  });
});
