import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectFocusAt, offered } from "./support/contract-form";
import { ADMINISTRATOR, asAdministrator, fitsTheScreen, HEADERS, PHONE, signedIn, speaks } from "./support/people";
import { create, read } from "./support/records";

interface Forms {
  readonly helper: string;
  readonly job: string;
}

const text = (chinese: string, english: string) => ({ "zh-CN": chinese, "en-US": english });

/** A form of helpers, and one of jobs whose lines have only a few columns yet. */
async function forms(page: Page): Promise<Forms> {
  const mark = randomUUID().slice(0, 6);
  const [helper, job] = [`helper_${mark}`, `job_${mark}`];
  await publish(page, {
    kind: "form",
    key: helper,
    title: text(`帮手 ${mark}`, `Helper ${mark}`),
    model: {
      titleField: "name",
      fields: [{ key: "name", type: "text", title: text("姓名", "Name"), props: { search: true } }],
    },
    layouts: [{ key: "default", nodes: [{ kind: "field", field: "name", span: 12 }] }],
  });
  await publish(page, {
    kind: "form",
    key: job,
    title: text(`工单 ${mark}`, `Job ${mark}`),
    model: {
      titleField: "name",
      fields: [
        { key: "name", type: "text", title: text("主题", "Subject") },
        {
          key: "lines",
          type: "subtable",
          title: text("工序", "Steps"),
          fields: [
            { key: "what", type: "text", title: text("内容", "What") },
            { key: "late", type: "switch", title: text("延期", "Late") },
            { key: "why", type: "text", title: text("原因", "Why") },
          ],
        },
      ],
    },
    layouts: [
      {
        key: "default",
        nodes: [
          { kind: "field", field: "name", span: 12 },
          { kind: "field", field: "lines", span: 12 },
        ],
      },
    ],
  });
  return { helper: `crm.${helper}`, job: `crm.${job}` };
}

async function publish(page: Page, doc: Readonly<Record<string, unknown>> & { readonly key: string }): Promise<void> {
  const made = await page.request.post("/api/v1/metadata/form", { headers: HEADERS, data: { pkg: "crm", doc } });
  expect(made.status(), await made.text()).toBe(201);
  const published = await page.request.post(`/api/v1/metadata/form/crm.${doc.key}/publish`, {
    headers: { ...HEADERS, "If-Match": '"1"' },
    data: { note: "" },
  });
  expect(published.status(), await published.text()).toBe(200);
}

async function release(page: Page): Promise<void> {
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await expect(dialog.getByText("检查通过，可以发布。")).toBeVisible();
  await dialog.getByRole("button", { name: /^发\s*布$/ }).click();
  await expect(dialog).toBeHidden();
}

const cell = (page: Page, place: string): Locator => page.locator(`.m-sheet [data-place="${place}"]`);

const pictures = process.env["MORTISE_PICTURES"];

async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: false });
}

test("a column that points to many records and one with a condition of its own are made by hand and filled", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const { helper, job } = await forms(page);
  await create(page, helper, { name: "张师傅" });
  await create(page, helper, { name: "李师傅" });

  await page.goto(`/design/form/${job}`);
  await page.locator("[data-node='field:lines']").click();
  await page.getByRole("combobox", { name: "添加列" }).click();
  await page.keyboard.type("关联多条");
  await expect(offered(page)).toHaveCount(1);
  await page.keyboard.press("Enter");
  const title = page.getByLabel("标题", { exact: true });
  await title.fill("帮手");
  const called = helper.replace("crm.helper_", "帮手 ");
  await page.getByRole("combobox", { name: "关联的表单" }).click();
  await page.keyboard.type(called);
  await offered(page).filter({ hasText: called }).click();

  await page.locator("[data-node='field:lines']").click();
  await page.getByRole("button", { name: "原因", exact: true }).click();
  const required = page.getByRole("group", { name: "何时必填" });
  await required.getByRole("button", { name: "设置条件" }).click();
  const condition = page.getByRole("dialog", { name: "何时必填" });
  await condition.getByRole("button", { name: "添加条件" }).click();
  await page.getByRole("menuitem", { name: "字段条件" }).click();
  await condition.getByRole("combobox", { name: "字段" }).click();
  await offered(page).filter({ hasText: "本行的「延期」" }).click();
  await condition.locator(".m-comparison-value").getByRole("switch").click();
  await picture(page, "rows-condition");
  await condition.getByRole("button", { name: /^确\s*定$/ }).click();
  await expect(required).toContainText("本行的「延期」");
  await picture(page, "rows-panel");

  await page.getByRole("button", { name: "预览" }).click();
  const preview = page.getByRole("dialog");
  const sheet = preview.frameLocator("iframe");
  await preview.getByRole("button", { name: "为什么" }).click();
  await sheet.getByRole("button", { name: "添加一行" }).click();
  await sheet.locator("[data-place='0:1']").dblclick();
  await sheet.locator("[data-place='0:1']").getByRole("switch").click();
  await expect(preview.locator("[data-why='lines.why']")).toHaveText("工序.原因，第 1 行必填：因为 工序.延期 等于 是");
  await preview.locator(".ant-modal-close").click();
  await release(page);

  await page.goto(`/f/${job}/new`);
  await page.locator(".m-record [data-path='name']").getByRole("textbox").fill("换轴承");
  await page.getByRole("button", { name: "添加一行" }).click();
  await expectFocusAt(page, "0:0");
  await page.keyboard.type("拆卸");
  await page.keyboard.press("Tab");
  await expectFocusAt(page, "0:1");
  await page.keyboard.press("Enter");
  await cell(page, "0:1").getByRole("switch").click();
  await page.keyboard.press("Escape");
  await expect(cell(page, "0:2")).toHaveClass(/m-sheet-wanted/);

  await cell(page, "0:3").dblclick();
  await expect(offered(page)).toHaveCount(2);
  for (const name of ["张师傅", "李师傅"]) {
    await page.keyboard.type(name);
    await expect(offered(page)).toHaveText([name]);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Escape");
  await expect(cell(page, "0:3")).toContainText("张师傅");
  await expect(cell(page, "0:3")).toContainText("李师傅");
  await picture(page, "rows-sheet");

  await page.getByRole("button", { name: /^保\s*存$/ }).click();
  await expect(cell(page, "0:2")).toHaveAttribute("aria-invalid", "true");
  await cell(page, "0:2").click();
  await page.keyboard.type("缺件");
  await page.keyboard.press("Enter");
  await expect(cell(page, "0:2")).not.toHaveClass(/m-sheet-wanted/);
  await page.getByRole("button", { name: /^保\s*存$/ }).click();
  await expect(page).toHaveURL(/\/r\//);
  const id = page.url().split("/r/")[1]?.split(/[?#]/)[0] ?? "";
  const [line] = (await read(page, job, id)).data["lines"] as readonly Record<string, unknown>[];
  expect(line).toMatchObject({ what: "拆卸", late: true, why: "缺件" });
  expect(Object.values(line ?? {})).toContainEqual([expect.any(String), expect.any(String)]);

  const phone = await signedIn(browser, ADMINISTRATOR.login, ADMINISTRATOR.password, PHONE);
  for (const language of ["zh-CN", "en-US"] as const) {
    await speaks(phone, language);
    await phone.goto(`/f/${job}/r/${id}`);
    await expect(phone.locator(".m-row-card")).toContainText("张师傅");
    await fitsTheScreen(phone);
    await picture(phone, `rows-card-${language}`);
  }
});

test("a rule sets the cells of each row by what stands in it, and a check says in which row it fails", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const mark = randomUUID().slice(0, 6);
  const sale = `sale_${mark}`;
  await publish(page, {
    kind: "form",
    key: sale,
    title: text(`销售单 ${mark}`, `Sale ${mark}`),
    model: {
      titleField: "name",
      fields: [
        { key: "name", type: "text", title: text("主题", "Subject") },
        { key: "cap", type: "number", title: text("库存", "In stock") },
        {
          key: "lines",
          type: "subtable",
          title: text("明细", "Items"),
          fields: [
            { key: "qty", type: "number", title: text("数量", "Quantity") },
            { key: "price", type: "number", title: text("单价", "Price") },
          ],
        },
      ],
    },
    layouts: [{ key: "default", nodes: ["name", "cap", "lines"].map((field) => ({ kind: "field", field, span: 12 })) }],
    logic: {
      rules: [
        {
          key: "many",
          title: text("批量价", "Price for many"),
          table: "lines",
          when: { field: "qty", op: "gte", value: "10" },
          then: [{ act: "set", targets: ["lines.price"], value: "8" }],
          else: [{ act: "set", targets: ["lines.price"], value: "10" }],
        },
      ],
      validations: [
        {
          key: "stocked",
          table: "lines",
          assert: { field: "qty", op: "lte", value: { field: "cap" } },
          targets: ["lines.qty"],
          message: text("数量超过库存", "More than in stock"),
        },
      ],
    },
  });

  await page.goto(`/design/form/crm.${sale}`);
  await page.getByText("规则", { exact: true }).click();
  await expect(page.locator("[data-logic='rule many']")).toContainText("在“明细”的每一行：当 明细.数量 大于等于 10 时");
  await page.locator("[data-logic='validation stocked'] [aria-expanded]").click();
  await expect(page.locator("[data-logic='validation stocked']")).toContainText("“明细”的每一行，逐行判断");
  await expect(page.getByRole("group", { name: "必须满足" })).toContainText("本行的「数量」 小于等于 库存");
  await picture(page, "rows-check");

  await page.goto(`/f/crm.${sale}/new`);
  await page.locator(".m-record [data-path='name']").getByRole("textbox").fill("轴承");
  await page.locator(".m-record [data-path='cap'] input").fill("15");
  await page.getByRole("button", { name: "添加一行" }).click();
  await expectFocusAt(page, "0:0");
  await page.keyboard.type("20");
  await page.keyboard.press("Enter");
  await expect(cell(page, "0:1")).toHaveText("8");
  await cell(page, "0:1").click();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("9");
  await page.keyboard.press("Enter");
  await expect(cell(page, "0:1")).toHaveText("10");
  await cell(page, "0:1").click();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("20");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^保\s*存$/ }).click();
  await expect(cell(page, "0:0")).toHaveAttribute("aria-invalid", "true");
  await picture(page, "rows-failed");
  await cell(page, "0:1").click();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^保\s*存$/ }).click();
  await expect(page).toHaveURL(/\/r\//);
  const id = page.url().split("/r/")[1]?.split(/[?#]/)[0] ?? "";
  expect((await read(page, `crm.${sale}`, id)).data["lines"]).toMatchObject([{ qty: "12", price: "8" }]);
});
