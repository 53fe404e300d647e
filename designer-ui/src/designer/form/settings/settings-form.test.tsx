// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import { registerControls } from "../../../controls/registry.ts";
import { registerSettings } from "../../../controls/settings-catalog.ts";
import type { JsonObject } from "../../../model/json.ts";
import { FakeMetadata } from "../../../testing/fake-metadata.ts";
import { control as plate } from "../../../testing/plate/control.ts";
import { settings } from "../../../testing/plate/settings.ts";
import { show } from "../../../testing/show.tsx";
import { FormDesignerPage } from "../form-designer-page.tsx";

const CAR = {
  kind: "form",
  key: "visit",
  title: "用车",
  model: {
    titleField: "car",
    fields: [
      { key: "car", type: "plate", title: "车牌" },
      { key: "km", type: "number", title: "里程", props: { scale: 0 } },
      { key: "on", type: "date", title: "日期" },
    ],
  },
  layouts: [
    {
      key: "default",
      nodes: [
        {
          kind: "section",
          key: "base",
          title: "基本",
          children: [
            { kind: "field", field: "car", span: 6 },
            { kind: "field", field: "km", span: 6 },
            { kind: "field", field: "on", span: 6 },
          ],
        },
      ],
    },
  ],
} as const;

async function panelOf(field: string, metadata = new FakeMetadata()) {
  const object = metadata.object("form", "rent.visit");
  object.draft = structuredClone(CAR) as unknown as JsonObject;
  await show({
    path: "/design/form/:form",
    at: "/design/form/rent.visit",
    element: <FormDesignerPage />,
    server: metadata.server,
  });
  const node = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-node="field:${field}"]`);
    if (!found) throw new Error("the canvas is not drawn yet");
    return found;
  });
  await userEvent.click(node);
  const panel = within(await screen.findByRole("complementary", { name: "属性" }));
  const own = within(await panel.findByRole("region", { name: "类型设置" }));
  const held = () =>
    (object.draft as unknown as typeof CAR).model.fields.find(({ key }) => key === field) as unknown as JsonObject;
  return { panel, own, held };
}

const pick = async (label: string) =>
  userEvent.click(await screen.findByText(label, { selector: ".ant-select-item-option-content" }));

beforeAll(() => {
  registerControls([plate]);
  registerSettings("plate", settings);
});

describe("the panel of a control that is added in a folder of its own", () => {
  it("is a form made from its schema: kinds, bounds, defaults, and what hangs on what", async () => {
    const { own, held } = await panelOf("car");
    expect(await own.findByRole("switch", { name: "共用车" })).toBeDefined();
    expect(own.getByLabelText("备注语")).toBeDefined();
    expect(own.queryByLabelText("续航")).toBeNull();

    await userEvent.click(own.getByLabelText("能源"));
    await pick("electric");
    const range = await own.findByLabelText("续航");
    expect(range.getAttribute("placeholder")).toBe("500");
    await userEvent.type(range, "50");
    await userEvent.tab();
    expect((await own.findByRole("alert")).textContent).toBe("续航不能小于 100。");
    await userEvent.type(range, "0");
    expect(own.queryByRole("alert")).toBeNull();
    await userEvent.click(own.getByRole("switch", { name: "共用车" }));
    await waitFor(() => expect(held()["props"]).toEqual({ kind: "electric", range: 500, shared: true }));

    await userEvent.click(own.getByRole("switch", { name: "共用车" }));
    await userEvent.click(own.getByLabelText("能源"));
    await pick("fuel");
    expect(own.queryByLabelText("续航")).toBeNull();
    await waitFor(() => expect(held()["props"]).toEqual({ range: 500 }));
  });
});

describe("the panel of a field", () => {
  it("follows what is undone while one types, and keeps the input that is typed into", async () => {
    const { own, held } = await panelOf("km");
    const max = (await own.findByLabelText("最大值")) as HTMLInputElement;
    await userEvent.type(max, "1200");
    await waitFor(() => expect(held()["props"]).toEqual({ scale: 0, max: "1200" }));
    fireEvent.keyDown(max, { key: "z", ctrlKey: true });
    await waitFor(() => expect(screen.getByTestId("announcer").textContent).toMatch(/^已撤销/));
    expect(own.getByLabelText("最大值")).toBe(max);
    expect(document.activeElement).toBe(max);
    await userEvent.tab();
    expect(max.value).toBe("");
    await waitFor(() => expect(held()["props"]).toEqual({ scale: 0 }));
  });

  it("does not let wrong values into the document", async () => {
    const { own, panel, held } = await panelOf("km");
    const scale = await own.findByLabelText("小数位数");
    await userEvent.clear(scale);
    await userEvent.type(scale, "9");
    await userEvent.tab();
    expect((await own.findByRole("alert")).textContent).toBe("小数位数不能大于 8。");
    const help = panel.getByLabelText("填写说明");
    await userEvent.type(help, "公里");
    await waitFor(() => expect(held()).toMatchObject({ help: "公里" }));
    expect(held()["props"]).toBeUndefined();
    expect(own.getByRole("alert")).toBeDefined();
  });

  it("asks for a day only where one is a bound", async () => {
    const { own, held } = await panelOf("on");
    await userEvent.click(await own.findByLabelText("最早"));
    expect(screen.queryByLabelText(/其他时间点/)).toBeNull();
    await pick("填写当天前后若干天");
    await waitFor(() => expect(held()["props"]).toEqual({ min: { relative: "today" } }));
  });

  it("says at the setting what the server finds there", async () => {
    const metadata = new FakeMetadata();
    metadata.problems = [
      { code: "x", path: "/model/fields/1/props/max", params: {}, message: "最大值比最小值小", severity: "error" },
    ];
    const { own } = await panelOf("km", metadata);
    expect((await own.findByRole("alert")).textContent).toBe("最大值比最小值小");
    expect(own.getByLabelText("最大值").getAttribute("aria-invalid")).toBe("true");
  });

  it("keeps the focus where it goes when the field gets another name", async () => {
    const { panel } = await panelOf("km");
    const key = (await panel.findByLabelText("字段名")) as HTMLInputElement;
    await userEvent.clear(key);
    await userEvent.type(key, "distance");
    await userEvent.tab();
    await waitFor(() => expect(document.querySelector('[data-node="field:distance"]')).not.toBeNull());
    expect(document.activeElement).not.toBe(document.body);
    expect(panel.getByLabelText("字段名")).toBe(key);
  });

  it("asks by a formula for a formula, and by hand for a default", async () => {
    const { panel, held } = await panelOf("km");
    expect(await panel.findByLabelText("默认值")).toBeDefined();
    await userEvent.click(panel.getByRole("switch", { name: "由公式计算" }));
    expect(await panel.findByText("公式")).toBeDefined();
    expect(panel.queryByLabelText("默认值")).toBeNull();
    expect(panel.queryByRole("switch", { name: "必填" })).toBeNull();
    await waitFor(() => expect(held()).toMatchObject({ compute: "" }));
  });

  it("begins with a value that the control itself takes", async () => {
    const { panel, held } = await panelOf("car");
    fireEvent.mouseDown(await panel.findByLabelText("默认值"));
    await pick("固定值");
    const input = await waitFor(() => {
      const found = document.querySelector<HTMLInputElement>('input[id$="-value"]');
      if (!found) throw new Error("the input of the control is not drawn yet");
      return found;
    });
    fireEvent.change(input, { target: { value: "渝A12345" } });
    await waitFor(() => expect(held()).toMatchObject({ default: { value: "渝A12345" } }));
  });
});
