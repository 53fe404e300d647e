import { expect, type Page, test } from "@playwright/test";
import { ADMINISTRATOR, asAdministrator, HEADERS, PHONE, signedIn } from "./support/people";

const field = (key: string, title: string, type = "text") => ({ key, type, title });

/** A draft of a form with three fields in one section. */
async function drafted(page: Page, key: string, title: string, more: readonly object[] = []): Promise<void> {
  const fields = [field("name", "主题"), field("place", "地点"), field("note", "备注"), ...more];
  const children = fields.map((each) => ({ kind: "field", field: (each as { key: string }).key, span: 6 }));
  const answer = await page.request.post("/api/v1/metadata/form", {
    headers: HEADERS,
    data: {
      pkg: "crm",
      doc: {
        kind: "form",
        key,
        title,
        model: { titleField: "name", fields },
        layouts: [{ key: "default", nodes: [{ kind: "section", key: "base", title: "基本信息", children }] }],
      },
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

const order = (page: Page): Promise<readonly string[]> =>
  page
    .locator("[data-node^='field:']")
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-node") ?? ""));

async function publish(page: Page): Promise<void> {
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await dialog.getByRole("button", { name: /^发\s*布$/ }).click();
  await expect(dialog).toBeHidden();
}

const labels = async (page: Page): Promise<readonly string[]> =>
  (await page.locator(".m-form .m-field-label").allInnerTexts()).map((text) => text.trim());

test("a form is arranged for phones on its own: another order, a field hidden, the desk as it was", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  await drafted(page, "visit_on_phone", "外勤拜访");
  await page.goto("/design/form/crm.visit_on_phone");
  await page.getByText("手机", { exact: true }).click();
  await expect(page.getByText("手机按桌面的顺序显示为一列。")).toBeVisible();
  await page.getByRole("button", { name: "单独调整手机布局" }).click();

  await page.locator("[data-node='field:note']").click();
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => order(page)).toEqual(["field:note", "field:name", "field:place"]);
  await page.locator("[data-node='field:place']").click();
  await page.keyboard.press("Delete");
  await expect.poll(() => order(page)).toEqual(["field:note", "field:name"]);
  await expect(page.getByRole("button", { name: "在手机上显示「地点」" })).toBeVisible();

  await page.getByText("桌面", { exact: true }).click();
  await expect.poll(() => order(page)).toEqual(["field:name", "field:place", "field:note"]);
  await publish(page);

  await page.goto("/f/crm.visit_on_phone/new");
  await expect(page.getByLabel("地点")).toBeVisible();
  await expect.poll(() => labels(page)).toEqual(["主题", "地点", "备注"]);
  const phone = await signedIn(browser, ADMINISTRATOR.login, ADMINISTRATOR.password, PHONE);
  await phone.goto("/f/crm.visit_on_phone/new");
  await expect(phone.getByLabel("备注")).toBeVisible();
  await expect.poll(() => labels(phone)).toEqual(["备注", "主题"]);
});

test("fields go through the clipboard into another form; what they lack there is listed", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await drafted(page, "clip_from", "复制来源", [
    { ...field("quantity", "数量", "number"), props: { scale: 0 } },
    { ...field("double", "两倍", "number"), props: { scale: 0 }, compute: "{quantity}*2" },
  ]);
  await drafted(page, "clip_to", "复制目标");
  await page.goto("/design/form/crm.clip_from");
  await page.locator("[data-node='field:double']").click();
  await page.keyboard.press("Control+c");

  await page.goto("/design/form/crm.clip_to");
  await page.locator("[data-node='field:place']").click();
  await page.keyboard.press("Control+v");
  const warning = page.getByRole("dialog").filter({ hasText: "有些引用在这里找不到" });
  await expect(warning.getByText("「两倍」用到的字段 quantity")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect.poll(() => order(page)).toEqual(["field:name", "field:place", "field:double", "field:note"]);
});

test("a scorecard is set up with weights, filled in, and gives its total", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await drafted(page, "supplier_score", "供应商评分");
  await page.goto("/design/form/crm.supplier_score");
  await page.locator(".m-palette-item[data-type='scorecard']").click();
  const panel = page.getByRole("complementary", { name: "属性" });
  await panel.getByRole("button", { name: "添加评分项" }).click();
  await panel.getByLabel("第 1 个评分项").fill("质量");
  await panel.getByLabel("「质量」的权重").fill("2");
  await panel.getByRole("button", { name: "添加评分项" }).click();
  await panel.getByLabel("第 2 个评分项").fill("价格");
  await publish(page);

  await page.goto("/f/crm.supplier_score/new");
  await page.getByLabel("主题").fill("甲供应商");
  const card = page.locator("[data-path='scorecard_1']");
  await card.getByRole("radiogroup", { name: "质量" }).getByText("4", { exact: true }).click();
  await card.getByRole("radiogroup", { name: "价格" }).getByText("3", { exact: true }).click();
  await expect(card.locator("output")).toContainText("3.67");
  await page
    .getByRole("button", { name: /^保\s*存$/ })
    .first()
    .click();
  await expect(page.getByText("已保存").first()).toBeVisible();
  const { items } = await (await page.request.get("/api/v1/forms/crm.supplier_score/records")).json();
  expect(items[0].data.scorecard_1).toMatchObject({ code: "3.67", scores: { row_1: "4", row_2: "3" } });
});

test("a field that is held over the head of a tab opens it, and is let go beside what stands in it", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const place = (key: string) => ({ kind: "field", field: key, span: 6 });
  const tab = (key: string, title: string, fields: readonly string[]) => ({
    kind: "tab",
    key,
    title,
    children: fields.map(place),
  });
  const answer = await page.request.post("/api/v1/metadata/form", {
    headers: HEADERS,
    data: {
      pkg: "crm",
      doc: {
        kind: "form",
        key: "tabbed",
        title: "分页",
        model: { titleField: "name", fields: [field("name", "主题"), field("place", "地点"), field("note", "备注")] },
        layouts: [
          {
            key: "default",
            nodes: [
              {
                kind: "tabs",
                key: "parts",
                children: [tab("one", "一", ["name", "place"]), tab("two", "二", ["note"])],
              },
            ],
          },
        ],
      },
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  await page.goto("/design/form/crm.tabbed");
  const node = (name: string) => page.locator(`[data-node='${name}']`).first();
  const middle = async (name: string) => {
    const box = await node(name).boundingBox();
    if (!box) throw new Error(`${name} is not there`);
    return { ...box, centre: [box.x + box.width / 2, box.y + box.height / 2] as const };
  };
  await expect(node("field:place")).toBeVisible();
  await page.mouse.move(...(await middle("field:place")).centre);
  await page.mouse.down();
  const [x, y] = (await middle("section:two")).centre;
  await page.mouse.move(x, y, { steps: 10 });
  await page.mouse.move(x, y + 1);
  await expect(node("field:note")).toBeVisible();
  const note = await middle("field:note");
  await page.mouse.move(note.x + note.width - 6, note.y + note.height / 2, { steps: 10 });
  await page.mouse.move(note.x + note.width - 6, note.y + note.height / 2 + 1);
  await page.locator("[data-over='right']").waitFor();
  await page.mouse.up();
  await expect(node("section:two")).toHaveAttribute("data-open", "true");
  await expect.poll(() => order(page)).toEqual(["field:note", "field:place"]);
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
});
