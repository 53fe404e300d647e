// @vitest-environment jsdom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it } from "vitest";
import { startLanguage } from "../i18n/language.ts";
import type { SectionNode } from "../model/form-shape.ts";
import { showForm, siteOf } from "../testing/shown-form.tsx";

const step = (key: string, title: string, field: string): SectionNode => ({
  kind: "step",
  key,
  title,
  children: [{ kind: "field", field }],
});

const SHAPE = siteOf(
  [
    { key: "name", type: "text", title: "名称", required: true },
    { key: "city", type: "text", title: "城市" },
  ],
  [{ kind: "steps", key: "s", children: [step("who", "是谁", "name"), step("where", "在哪", "city")] }],
);

const opened = () => screen.getByRole("tab", { selected: true }).textContent;

beforeAll(() => startLanguage("zh-CN"));
afterEach(cleanup);

it("leads on from a step when nothing in it is wrong, and says what is", async () => {
  showForm(SHAPE);
  await userEvent.click(await screen.findByRole("button", { name: "下一步" }));
  expect(opened()).toBe("1是谁");
  expect(await screen.findByText(/必填|请填写/)).toBeTruthy();

  await userEvent.type(await screen.findByLabelText(/名称/), "A");
  await userEvent.click(screen.getByRole("button", { name: "下一步" }));
  expect(opened()).toBe("2在哪");
});

it("asks the steps between when a later one is clicked, and lets back freely", async () => {
  showForm(SHAPE);
  await userEvent.click(await screen.findByRole("tab", { name: /在哪/ }));
  expect(opened()).toBe("1是谁");
  expect(await screen.findByText(/必填|请填写/)).toBeTruthy();

  await userEvent.type(await screen.findByLabelText(/名称/), "A");
  await userEvent.click(screen.getByRole("tab", { name: /在哪/ }));
  expect(opened()).toBe("2在哪");
  await userEvent.click(screen.getByRole("tab", { name: /是谁/ }));
  await userEvent.clear(screen.getByLabelText(/名称/));
  expect(opened()).toBe("1是谁");
});
