import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { asAdministrator, fitsTheScreen, HEADERS, PHONE, signedIn } from "./support/people";
import { first, list, read } from "./support/records";

const PRODUCTS = [
  { key: "pump", label: { "zh-CN": "水泵", "en-US": "Pump" } },
  { key: "valve", label: { "zh-CN": "阀门", "en-US": "Valve" } },
];

const part = (key: string, type: string, chinese: string, english: string, more = {}) => ({
  key,
  type,
  title: { "zh-CN": chinese, "en-US": english },
  ...more,
});

async function publish(page: Page, doc: { readonly kind: string; readonly key: string }): Promise<void> {
  const address = `/api/v1/metadata/${doc.kind}`;
  const made = await page.request.post(address, { headers: HEADERS, data: { pkg: "crm", doc } });
  expect(made.status(), await made.text()).toBe(201);
  const published = await page.request.post(`${address}/crm.${doc.key}/publish`, {
    headers: { ...HEADERS, "If-Match": '"1"' },
    data: { note: "" },
  });
  expect(published.status(), await published.text()).toBe(200);
}

/** A form of inquiries that everybody in sales reads. */
async function inquiries(page: Page): Promise<{ readonly key: string; readonly title: string }> {
  const mark = randomUUID().slice(0, 6);
  const key = `inquiry_${mark}`;
  const title = `咨询 ${mark}`;
  await publish(page, {
    kind: "form",
    key,
    title,
    model: {
      titleField: "who",
      fields: [
        part("who", "text", "称呼", "Name", { required: true }),
        part("mobile", "phone", "手机", "Mobile", { required: true, props: { kind: "mobile" } }),
        part("product", "radio", "产品", "Product", { props: { options: PRODUCTS } }),
        part("pieces", "integer", "数量", "Pieces", {
          visibleWhen: { field: "product", op: "eq", value: "pump" },
          props: { min: "1", max: "50" },
        }),
        part("words", "textarea", "想了解什么", "Your question"),
        part("agreed", "consent", "隐私政策", "Privacy policy", { required: true }),
        part("source", "text", "来源", "Source"),
        part("campaign", "text", "活动", "Campaign"),
      ],
    },
    layouts: [
      { key: "default", nodes: ["who", "mobile", "source"].map((field) => ({ kind: "field", field, span: 12 })) },
    ],
  } as never);
  await publish(page, {
    kind: "role",
    key: `${key}_sales`,
    title,
    grants: [{ form: key, actions: ["read"], scope: "all", fields: { "*": "read" } }],
  } as never);
  const people = (await (await page.request.get("/api/v1/people?search=liu")).json()) as {
    readonly items: readonly { readonly id: string; readonly login?: string }[];
  };
  const members = await page.request.put(`/api/v1/roles/crm.${key}_sales/members`, {
    headers: { ...HEADERS, "If-Match": '"1"' },
    data: { people: people.items.map(({ id }) => id) },
  });
  expect(members.ok(), await members.text()).toBe(true);
  return { key, title };
}

async function stranger(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ ...PHONE, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  return context.newPage();
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

test("an administrator makes a public form, somebody fills it in on a phone, and sales find the record", async ({
  browser,
}) => {
  const administrator = await asAdministrator(browser);
  const form = await inquiries(administrator);

  await administrator.goto("/design/crm");
  await administrator.getByRole("button", { name: "新建公开表单" }).click();
  const dialog = administrator.getByRole("dialog");
  await dialog.getByLabel("标题").fill(`联系我们 ${form.key}`);
  await dialog.getByLabel("数据进入哪张表单").click();
  await administrator.keyboard.type(form.title);
  await administrator.keyboard.press("Enter");
  await dialog.getByRole("button", { name: /创\s*建/ }).click();
  await expect(administrator).toHaveURL(/\/design\/link\/crm\./);

  for (const unseen of ["来源", "活动"]) {
    await administrator.getByRole("button", { name: `移除${unseen}` }).click();
  }
  await administrator.getByLabel("说明").fill("我们会在一个工作日内回复。");
  await administrator.getByLabel("提交后的感谢语").fill("谢谢，我们会尽快联系您。");
  await administrator.getByRole("combobox", { name: "添加固定值" }).click();
  await administrator.keyboard.type("来源");
  await administrator.keyboard.press("Enter");
  await administrator.getByRole("textbox", { name: "来源", exact: true }).fill("官网");
  await administrator.getByRole("button", { name: "添加参数" }).click();
  await administrator.getByLabel("参数名").fill("campaign");
  await administrator.getByRole("combobox", { name: "填入字段" }).click();
  await administrator.keyboard.type("活动");
  await administrator.keyboard.press("Enter");
  await expect(administrator.getByText("已保存")).toBeVisible();
  await administrator.getByRole("button", { name: /发\s*布/ }).click();
  await administrator
    .getByRole("dialog")
    .getByRole("button", { name: /发\s*布/ })
    .click();
  const address = administrator.getByRole("textbox", { name: "链接地址" });
  await expect(address).toHaveValue(/\/p\/[\w-]{43}$/);
  await administrator.getByRole("button", { name: "二维码" }).click();
  await expect(administrator.getByRole("img", { name: "链接地址的二维码" })).toBeVisible();
  await expectNoViolations(administrator);
  const url = await address.inputValue();

  const phone = await stranger(browser);
  await phone.goto(`${url}?campaign=spring`);
  await expect(phone.getByRole("heading", { name: /联系我们/ })).toBeVisible();
  await expect(phone.getByText("来源")).toHaveCount(0);
  await fitsTheScreen(phone);
  await expectNoViolations(phone);

  await phone.getByRole("button", { name: "提交" }).click();
  const summary = phone.getByRole("alert");
  await expect(summary).toContainText("有 3 处需要修改");
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /手机/ }).click();
  await expect(phone.getByLabel("手机")).toBeFocused();
  await expectNoViolations(phone);

  await phone.getByLabel("称呼").fill("李雷");
  await phone.getByLabel("手机").fill("12");
  await phone.getByLabel("想了解什么").focus();
  await expect(phone.getByText("手机应是电话号码。").first()).toBeVisible();
  await phone.getByLabel("手机").fill("13812345678");
  await expect(phone.getByLabel("数量")).toHaveCount(0);
  await phone.getByRole("radio", { name: "水泵" }).check();
  await phone.getByLabel("数量").fill("60");
  await phone.getByLabel("我已阅读并同意").check();
  await phone.getByRole("button", { name: "English" }).click();
  await expect(phone.getByText("Pieces must be at most 50.").first()).toBeVisible();
  await phone.getByLabel("Pieces").fill("6");
  await phone.getByRole("button", { name: "中文" }).click();
  await phone.getByRole("button", { name: "提交" }).click();
  await expect(phone.getByText("谢谢，我们会尽快联系您。")).toBeVisible();
  await expectNoViolations(phone);
  expect(await phone.context().cookies()).toEqual([]);
  await phone.getByRole("button", { name: "再填一份" }).click();
  await expect(phone.getByLabel("称呼")).toHaveValue("");

  const [record] = await list(administrator, `crm.${form.key}`);
  expect(record?.data).toMatchObject({ who: "李雷", mobile: "13812345678", product: "pump", pieces: "6" });
  expect(record?.data).toMatchObject({ source: "官网", campaign: "spring" });
  const sales = await signedIn(browser, "liu.yang");
  await sales.goto(`/f/crm.${form.key}`);
  await sales.getByText("李雷").first().click();
  await expect(sales.getByText("官网").first()).toBeVisible();

  await administrator.reload();
  await expect(administrator.getByText("已提交 1 份")).toBeVisible();
  await administrator.getByRole("button", { name: "更换链接" }).click();
  await administrator.getByRole("tooltip").getByRole("button", { name: "更换链接" }).click();
  await expect(administrator.getByText("链接已更换，旧链接已失效")).toBeVisible();
  await phone.goto(url);
  await expect(phone.getByRole("heading", { name: "这里没有表单" })).toBeVisible();
  await expectNoViolations(phone);
  const renewed = await address.inputValue();
  expect(renewed).not.toBe(url);
  await phone.goto(renewed);
  await expect(phone.getByLabel("称呼")).toBeVisible();
  await administrator.getByRole("switch", { name: "接受填写" }).click();
  await expect(administrator.getByText("已停用，链接不再可用")).toBeVisible();
  await phone.getByLabel("称呼").fill("韩梅梅");
  await phone.getByLabel("手机").fill("13912345678");
  await phone.getByLabel("我已阅读并同意").check();
  await phone.getByRole("button", { name: "提交" }).click();
  await expect(phone.getByText("这个表单已不再接受填写，刚才的内容没有提交。")).toBeVisible();
  await expect(phone.getByLabel("称呼")).toHaveValue("韩梅梅");
  await phone.reload();
  await expect(phone.getByRole("heading", { name: "这里没有表单" })).toBeVisible();
});

/** Products of which some are for sale, and orders for them with rows and papers. */
async function orders(page: Page): Promise<{ readonly key: string; readonly title: string }> {
  const mark = randomUUID().slice(0, 6);
  const key = `order_${mark}`;
  const title = `订货 ${mark}`;
  await publish(page, {
    kind: "form",
    key: `${key}_item`,
    title: `商品 ${mark}`,
    model: {
      titleField: "name",
      fields: [
        part("name", "text", "名称", "Name", { props: { search: true } }),
        part("price", "money", "单价", "Price"),
        part("sold", "switch", "在售", "For sale"),
        part("margin", "money", "利润", "Margin"),
      ],
    },
  } as never);
  for (const data of [
    { name: "不锈钢水泵", price: "120", sold: true, margin: "30" },
    { name: "水泵样机", price: "10", sold: false },
  ]) {
    const made = await page.request.post(`/api/v1/forms/crm.${key}_item/records`, { headers: HEADERS, data: { data } });
    expect(made.status(), await made.text()).toBe(201);
  }
  const price = { from: "price", to: "price" };
  await publish(page, {
    kind: "form",
    key,
    title,
    model: {
      titleField: "who",
      fields: [
        part("who", "text", "称呼", "Name", { required: true }),
        part("lines", "subtable", "明细", "Lines", {
          required: true,
          props: { maxRows: 20 },
          fields: [
            part("item", "link", "商品", "Product", { required: true, props: { form: `${key}_item`, fill: [price] } }),
            part("pieces", "integer", "数量", "Pieces", { required: true, props: { min: "1" } }),
            part("price", "money", "单价", "Price"),
            part("amount", "money", "金额", "Amount", { compute: "{pieces}*{price}" }),
          ],
        }),
        part("total", "money", "合计", "Total", { compute: "SUM({lines.amount})" }),
        part("papers", "attachment", "附件", "Papers", { props: { accept: [".txt"], maxCount: 2 } }),
        part("owner", "user", "负责人", "Owner"),
      ],
    },
    layouts: [
      {
        key: "default",
        nodes: [
          { kind: "text", key: "hello", text: { "zh-CN": "请分两步填写。", "en-US": "Two steps, please." } },
          {
            kind: "steps",
            key: "walk",
            children: [
              {
                kind: "step",
                key: "one",
                title: { "zh-CN": "商品", "en-US": "Products" },
                children: ["lines", "total"].map((field) => ({ kind: "field", field, span: 12 })),
              },
              {
                kind: "step",
                key: "two",
                title: { "zh-CN": "联系", "en-US": "Contact" },
                children: ["who", "papers"].map((field) => ({ kind: "field", field, span: 12 })),
              },
            ],
          },
        ],
      },
    ],
  } as never);
  return { key, title };
}

test("a stranger orders on a phone: rows, a product that is for sale, and a paper", async ({ browser }) => {
  const administrator = await asAdministrator(browser);
  const form = await orders(administrator);

  await administrator.goto("/design/crm");
  await administrator.getByRole("button", { name: "新建公开表单" }).click();
  const dialog = administrator.getByRole("dialog");
  await dialog.getByLabel("标题").fill(`订货 ${form.key}`);
  await dialog.getByLabel("数据进入哪张表单").click();
  await administrator.keyboard.type(form.title);
  await administrator.keyboard.press("Enter");
  await dialog.getByRole("button", { name: /创\s*建/ }).click();
  await expect(administrator).toHaveURL(/\/design\/link\/crm\./);

  await administrator.getByRole("combobox", { name: "明细的列" }).click();
  await administrator.keyboard.type("商品");
  await administrator.keyboard.press("Enter");
  await administrator.keyboard.press("Escape");
  await administrator.getByRole("button", { name: /允许从/ }).click();
  await administrator.getByRole("combobox", { name: /标题之外可见的字段/ }).click();
  await administrator.keyboard.type("单价");
  await administrator.keyboard.press("Enter");
  await administrator.keyboard.press("Escape");
  await expect(administrator.getByText("没有设置条件：任何拿到链接的人都能查到全部数据。")).toBeVisible();
  await expect(administrator.getByText("已保存")).toBeVisible();
  await expectNoViolations(administrator);
  // The condition is written as the lines would write it.
  const link = `/api/v1/metadata/publiclink/${administrator.url().split("/").at(-1)}`;
  const { draftRevision, draft } = (await (await administrator.request.get(link)).json()) as {
    readonly draftRevision: number;
    readonly draft: { readonly offer: Record<string, object>; readonly fields: readonly { readonly field: string }[] };
  };
  const offer = { "lines.item": { ...draft.offer["lines.item"], where: { field: "sold", op: "eq", value: true } } };
  const fields = draft.fields.map((field) => ({ ...field }));
  const saved = await administrator.request.put(`${link}/draft`, {
    headers: { ...HEADERS, "If-Match": `"${draftRevision}"` },
    data: { ...draft, fields: [...fields, { field: "total" }], offer },
  });
  expect(saved.status(), await saved.text()).toBe(200);
  await administrator.reload();
  await administrator.getByRole("button", { name: /发\s*布/ }).click();
  await administrator
    .getByRole("dialog")
    .getByRole("button", { name: /发\s*布/ })
    .click();
  const address = administrator.getByRole("textbox", { name: "链接地址" });
  await expect(address).toHaveValue(/\/p\/[\w-]{43}$/);
  await administrator.getByRole("button", { name: "预览" }).click();
  await expect(
    administrator.frameLocator("iframe[title='表单在手机上的预览']").getByText("请分两步填写。"),
  ).toBeVisible();

  const phone = await stranger(browser);
  await phone.goto(await address.inputValue());
  await expect(phone.getByText("请分两步填写。")).toBeVisible();
  await expect(phone.getByRole("button", { name: "提交" })).toBeHidden();
  await phone.getByRole("button", { name: "添加一行" }).click();
  const row = phone.getByRole("region", { name: "第 1 行" });
  await row.getByRole("combobox", { name: "商品" }).fill("样机");
  await expect(row.getByText("没有找到。")).toBeVisible();
  await row.getByRole("combobox", { name: "商品" }).fill("水泵");
  await expect(phone.getByRole("option")).toHaveText([/不锈钢水泵单价 120\.00/]);
  await expectNoViolations(phone);
  await phone.keyboard.press("Enter");
  await row.getByLabel("数量").fill("0");
  await row.getByLabel("数量").press("Enter");
  await expect(row.getByText("数量不能小于 1。").first()).toBeVisible();
  await expect(phone.getByRole("region", { name: "第 2 行" }).getByLabel("数量")).toBeFocused();
  await phone.getByRole("button", { name: "删除第 2 行" }).click();
  await row.getByLabel("数量").fill("3");
  await expect(row.getByLabel("金额")).toHaveText("360.00");
  await expect(phone.getByLabel("合计")).toHaveText("360.00");
  await fitsTheScreen(phone);
  await expectNoViolations(phone);
  await phone.getByRole("button", { name: "下一步" }).click();

  await phone.getByLabel("称呼").fill("李雷");
  const chooser = phone.waitForEvent("filechooser");
  await phone.getByText("选择文件").click();
  await (await chooser).setFiles([
    { name: "图纸.txt", mimeType: "text/plain", buffer: Buffer.from("drawing") },
    { name: "图.png", mimeType: "image/png", buffer: Buffer.from("no picture") },
  ]);
  await expect(phone.getByText("图纸.txt")).toBeVisible();
  await expect(phone.getByText("这里不接收这类文件。")).toBeVisible();
  await phone.getByRole("button", { name: "提交" }).click();
  await expect(phone.getByRole("alert").first()).toContainText("“附件”还有未完成的内容");
  await phone.getByRole("button", { name: "移除图.png" }).click();
  await fitsTheScreen(phone);
  await expectNoViolations(phone);
  await phone.getByRole("button", { name: "提交" }).click();
  await expect(phone.getByRole("heading", { name: "提交成功" })).toBeVisible();
  expect(await phone.context().cookies()).toEqual([]);

  const { id } = await first(administrator, `crm.${form.key}`);
  const record = await read(administrator, `crm.${form.key}`, id);
  expect(record.data).toMatchObject({
    who: "李雷",
    total: "360",
    lines: [expect.objectContaining({ pieces: "3", price: "120", amount: "360" })],
    papers: [expect.objectContaining({ name: "图纸.txt", type: "text/plain" })],
  });
});
