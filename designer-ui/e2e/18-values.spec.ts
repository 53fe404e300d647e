import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { field, offered } from "./support/contract-form";
import { ADMINISTRATOR, asAdministrator, fitsTheScreen, HEADERS, PHONE, signedIn, speaks } from "./support/people";
import { create } from "./support/records";

interface Forms {
  readonly firm: string;
  readonly person: string;
  readonly deal: string;
}

const text = (chinese: string, english: string) => ({ "zh-CN": chinese, "en-US": english });

/** Three forms of one's own: firms, their people, and deals that ask for both. */
async function forms(page: Page): Promise<Forms> {
  const mark = randomUUID().slice(0, 6);
  const [firm, person, deal] = [`firm_${mark}`, `person_${mark}`, `deal_${mark}`];
  const part = (key: string, type: string, chinese: string, english: string, more = {}) => ({
    key,
    type,
    title: text(chinese, english),
    ...more,
  });
  const layout = (keys: readonly string[]) => [
    { key: "default", nodes: keys.map((key) => ({ kind: "field", field: key, span: key === "seats" ? 12 : 6 })) },
  ];
  const name = part("name", "text", "名称", "Name", { props: { search: true } });
  await publish(page, {
    kind: "form",
    key: firm,
    title: text(`公司 ${mark}`, `Firm ${mark}`),
    model: { titleField: "name", fields: [name] },
    layouts: layout(["name"]),
  });
  await publish(page, {
    kind: "form",
    key: person,
    title: text(`联系人 ${mark}`, `Person ${mark}`),
    model: { titleField: "name", fields: [name, part("firm", "link", "公司", "Firm", { props: { form: firm } })] },
    layouts: layout(["name", "firm"]),
  });
  const filter = { field: "firm", op: "eq", value: { var: "record.firm" } };
  await publish(page, {
    kind: "form",
    key: deal,
    title: text(`商机 ${mark}`, `Deal ${mark}`),
    model: {
      titleField: "name",
      fields: [
        part("name", "text", "主题", "Subject"),
        part("code", "text", "编号", "Code", { setOnce: true }),
        part("city", "text", "城市", "City", { remember: true }),
        part("amount", "money", "金额", "Amount"),
        part("tax", "money", "税额", "Tax", { compute: "{amount}*0.1", override: true }),
        part("firm", "link", "公司", "Firm", { props: { form: firm } }),
        part("first", "link", "联系人", "Contact", { props: { form: person, filter, onInvalid: "clear" } }),
        part("second", "link", "备用联系人", "Second contact", { props: { form: person, filter } }),
        part("seats", "subtable", "席位", "Seats", {
          fields: [part("badge", "text", "胸牌", "Badge", { props: { unique: true } })],
        }),
      ],
      uniques: [{ fields: ["code", "city"], when: { field: "amount", op: "gt", value: "0" } }],
    },
    layouts: layout(["name", "code", "city", "amount", "tax", "firm", "first", "second", "seats"]),
  });
  return { firm: `crm.${firm}`, person: `crm.${person}`, deal: `crm.${deal}` };
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

const save = (where: Page | Locator) => where.getByRole("button", { name: /^(保\s*存|Save)/ }).first();

async function pickIn(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.keyboard.type(words);
  await offered(page).filter({ hasText: words }).first().click();
}

test("a link follows what it must fit, a formula is overruled and computed again, and values stay apart", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const { firm, person, deal } = await forms(page);
  const [oak, elm] = [await create(page, firm, { name: "橡树" }), await create(page, firm, { name: "榆树" })];
  await create(page, person, { name: "安小橡", firm: oak.id });
  await create(page, person, { name: "白小榆", firm: elm.id });

  await test.step("changing the firm takes one contact back and asks for the other again", async () => {
    await page.goto(`/f/${deal}/new`);
    await page.getByLabel("主题").fill("第一单");
    await pickIn(page, "公司", "橡树");
    await pickIn(page, "联系人", "安小橡");
    await pickIn(page, "备用联系人", "安小橡");
    await expect(field(page, "first")).toContainText("安小橡");
    await pickIn(page, "公司", "榆树");
    await expect(field(page, "first")).not.toContainText("安小橡");
    await expect(field(page, "second")).toContainText("安小橡");
    await expect(field(page, "second").getByRole("alert")).toContainText("请重新选择");
    await page.screenshot({ path: "test-results/values-unfit.png", fullPage: true });
    await pickIn(page, "备用联系人", "白小榆");
    await expect(field(page, "second").getByRole("alert")).toHaveCount(0);
  });

  await test.step("the tax is computed, overruled, kept with a mark and computed again", async () => {
    await page.getByLabel("编号").fill("A1");
    await page.getByLabel("城市").fill("宁波");
    await page.getByLabel("金额").fill("100");
    await expect(page.getByLabel("税额")).toHaveValue(/10/);
    await page.getByLabel("税额").fill("7");
    await page.getByLabel("金额").fill("200");
    await expect(page.getByLabel("税额")).toHaveValue(/7/);
    await expect(field(page, "tax")).toContainText("已手动改写");
    await page.screenshot({ path: "test-results/values-overruled.png", fullPage: true });
    await save(page).click();
    await expect(page).not.toHaveURL(/\/new/);
    await expect(field(page, "tax")).toContainText("7");
    await expect(field(page, "tax")).toContainText("已手动改写");
    await page.screenshot({ path: "test-results/values-read.png", fullPage: true });
    await page
      .getByRole("button", { name: /^编\s*辑$/ })
      .first()
      .click();
    await expect(field(page, "code").getByRole("textbox")).toHaveCount(0);
    await field(page, "tax").getByRole("button", { name: "恢复计算" }).click();
    await expect(page.getByLabel("税额")).toHaveValue(/20/);
    await save(page).click();
    await expect(field(page, "tax")).not.toContainText("已手动改写");
  });

  await test.step("the next record remembers the city; the same code in it is refused with the names of the fields", async () => {
    await page.goto(`/f/${deal}/new`);
    await expect(page.getByLabel("城市")).toHaveValue("宁波");
    await page.getByLabel("编号").fill("A1");
    await page.getByLabel("金额").fill("1");
    await save(page).click();
    await expect(field(page, "code").getByRole("alert")).toContainText("编号 + 城市");
    await page.screenshot({ path: "test-results/values-taken.png", fullPage: true });
    await page.getByLabel("编号").fill("A2");
    await save(page).click();
    await expect(page).not.toHaveURL(/\/new/);
  });
});

test("the panels say what must not repeat, who gives a value and what a link offers; duplicates stop a publish", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const { deal } = await forms(page);
  for (const city of ["宁波", "宁波", "宁波", "杭州", "杭州", "温州"]) await create(page, deal, { city });
  const properties = page.locator(".m-properties");
  for (const language of ["zh-CN", "en-US"] as const) {
    await speaks(page, language);
    await page.goto(`/design/form/${deal}`);
    await page.locator("[data-node='field:tax']").click();
    await expect(properties.getByRole("switch", { name: /允许手动改写|overruled/ })).toBeChecked();
    await page.screenshot({ path: `test-results/values-design-tax-${language}.png` });
    await page.locator("[data-node='field:first']").click();
    await expect(properties).toContainText(language === "zh-CN" ? "可选范围" : "What can be chosen");
    await page.screenshot({ path: `test-results/values-design-link-${language}.png` });
    await page.locator("[data-node='field:city']").click();
    await expect(properties).toContainText("+");
    await properties.locator(".m-unique").first().scrollIntoViewIfNeeded();
    await page.screenshot({ path: `test-results/values-design-unique-${language}.png` });
  }
  await speaks(page, "zh-CN");
  await page.goto(`/design/form/${deal}`);
  await page.locator("[data-node='field:city']").click();
  await properties.getByRole("button", { name: "与其他字段组合，或加条件" }).click();
  await expect(properties.locator(".m-unique")).toHaveCount(2);
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await expect(dialog).toContainText("有 2 个值出现多次（宁波 ×3, 杭州 ×2）");
  await expect(dialog.getByRole("button", { name: /^发\s*布$/ })).toBeDisabled();
  await page.screenshot({ path: "test-results/values-duplicates.png" });
});

test("on a phone the mark and the way back are at hand", async ({ browser }) => {
  const page = await signedIn(browser, ADMINISTRATOR.login, ADMINISTRATOR.password, PHONE);
  const { deal } = await forms(page);
  const record = await create(page, deal, { name: "手机", amount: "100", tax: "7" });
  for (const language of ["zh-CN", "en-US"] as const) {
    await speaks(page, language);
    await page.goto(`/f/${deal}/r/${record.id}`);
    await expect(field(page, "tax")).toContainText(language === "zh-CN" ? "已手动改写" : "Set by hand");
    await fitsTheScreen(page);
    await page
      .getByRole("button", { name: /^(编\s*辑|Edit)$/ })
      .first()
      .click();
    await expect(field(page, "tax").getByRole("button", { name: /恢复计算|Compute again/ })).toBeVisible();
    await fitsTheScreen(page);
    await page.screenshot({ path: `test-results/values-phone-${language}.png`, fullPage: true });
  }
});
