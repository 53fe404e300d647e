import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { asAdministrator, fitsTheScreen, HEADERS, PHONE, signedIn } from "./support/people";
import { list } from "./support/records";

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
  await expect(phone.getByRole("heading", { name: "这里没有表单" })).toBeVisible();
});
