// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../../model/json.ts";
import { FakeMetadata } from "../../../testing/fake-metadata.ts";
import { show } from "../../../testing/show.tsx";
import { settings as weather } from "../../../testing/weather/settings.ts";
import { FormDesignerPage } from "../form-designer-page.tsx";
import { registerNodeSettings } from "../nodes/catalog.ts";

const VISIT = {
  kind: "form",
  key: "visit",
  title: "拜访",
  model: { titleField: "name", fields: [{ key: "name", type: "text", title: "名称" }] },
  layouts: [
    {
      key: "default",
      nodes: [
        { kind: "field", field: "name", span: 6 },
        { kind: "weather", key: "weather_1", title: "天气" },
        { kind: "button", key: "button_1", title: "按钮", action: { do: "open", url: "https://a.example" } },
      ],
    },
  ],
};

async function panelOf(node: string | null, metadata = new FakeMetadata()) {
  const object = metadata.object("form", "rent.visit");
  object.draft = structuredClone(VISIT) as unknown as JsonObject;
  await show({
    path: "/design/form/:form",
    at: "/design/form/rent.visit",
    element: <FormDesignerPage />,
    server: metadata.server,
  });
  await waitFor(() => expect(document.querySelector("[data-node='section:weather_1']")).not.toBeNull());
  const chosen = node && document.querySelector<HTMLElement>(`[data-node="section:${node}"]`);
  if (chosen) await userEvent.click(chosen);
  const panel = within(await screen.findByRole("complementary", { name: "属性" }));
  const draft = () => object.draft as unknown as typeof VISIT & { settings?: JsonObject };
  const held = () => draft().layouts[0]?.nodes.find((one) => "key" in one && one.key === node) as unknown as JsonObject;
  return { panel, held, draft };
}

const pick = async (label: string) =>
  userEvent.click(await screen.findByText(label, { selector: ".ant-select-item-option-content" }));

beforeAll(() => registerNodeSettings(weather));

describe("the panel of a kind of node that is added in a folder of its own", () => {
  it("is a form made from its schema: parts, bounds, and what hangs on what", async () => {
    const { panel, held } = await panelOf("weather_1");
    const city = await panel.findByLabelText(/城市/);
    expect(panel.queryByLabelText("天数")).toBeNull();
    await userEvent.type(city, "杭州");
    const days = await panel.findByLabelText("天数");
    expect(days.getAttribute("placeholder")).toBe("3");
    await userEvent.type(days, "40");
    await userEvent.tab();
    expect((await panel.findByRole("alert")).textContent).toBe("天数不能大于 14。");
    await waitFor(() =>
      expect(held()).toEqual({ kind: "weather", key: "weather_1", title: "天气", place: { city: "杭州" }, days: 4 }),
    );
  });

  it("folds groups away until they are opened again, and never one with something wrong in it", async () => {
    const { panel } = await panelOf("weather_1");
    const group = within(await panel.findByRole("region", { name: "类型设置" }));
    const head = group.getByRole("button", { name: "类型设置" });
    expect(head.getAttribute("aria-expanded")).toBe("true");
    await userEvent.click(head);
    expect(head.getAttribute("aria-expanded")).toBe("false");
    expect(group.queryByLabelText("温标")).toBeNull();
    expect(Object.values(localStorage)).toContain('["settings"]');
    await userEvent.click(head);
    expect(group.getByLabelText("温标")).toBeDefined();
  });
});

describe("the panel of a button", () => {
  it("asks for what its action needs, and forgets what another needed", async () => {
    const { panel, held } = await panelOf("button_1");
    expect(((await panel.findByLabelText("网址")) as HTMLInputElement).value).toBe("https://a.example");
    await userEvent.click(panel.getByLabelText(/按下时/));
    await pick("提交审批");
    await waitFor(() => expect(held()["action"]).toEqual({ do: "submit" }));
    expect(panel.queryByLabelText("网址")).toBeNull();
  });
});

describe("the panel of the form", () => {
  it("does not let a form lose its title, and keeps settings only where they say something", async () => {
    const { panel, draft } = await panelOf(null);
    const title = await panel.findByLabelText(/表单名称/);
    await userEvent.clear(title);
    await userEvent.tab();
    expect((await panel.findByRole("alert")).textContent).toContain("表单名称");
    await userEvent.click(panel.getByLabelText("字段被规则隐藏时"));
    await pick("保留原值");
    await waitFor(() => expect(draft()).toMatchObject({ title: "拜访", settings: { onHide: "keep" } }));
    await userEvent.click(panel.getByLabelText("字段被规则隐藏时"));
    await pick("清空");
    await waitFor(() => expect(draft().settings).toBeUndefined());
  });
});
