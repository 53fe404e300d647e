import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { ADMINISTRATOR, asAdministrator, fitsTheScreen, HEADERS, PHONE, signedIn } from "./support/people";
import { create } from "./support/records";

const text = (chinese: string, english: string) => ({ "zh-CN": chinese, "en-US": english });

/** A form of quotes with an amount, an address and a place; gives its qualified key. */
async function quotes(page: Page): Promise<string> {
  const key = `quote_${randomUUID().slice(0, 6)}`;
  const doc = {
    kind: "form",
    key,
    title: text(`报价 ${key.slice(-4)}`, `Quotes ${key.slice(-4)}`),
    model: {
      titleField: "name",
      fields: [
        { key: "name", type: "text", title: text("名称", "Name") },
        {
          key: "price",
          type: "money",
          title: text("报价金额", "Price"),
          props: { currencyField: "currency" },
        },
        {
          key: "currency",
          type: "currency",
          title: text("币种", "Currency"),
          props: {
            options: [
              { key: "CNY", label: text("人民币", "Chinese yuan") },
              { key: "USD", label: text("美元", "US dollar") },
              { key: "JPY", label: text("日元", "Japanese yen") },
            ],
          },
          default: { value: "CNY" },
        },
        { key: "home", type: "address", title: text("地址", "Address"), props: { regionOnly: true } },
        { key: "place", type: "location", title: text("位置", "Place") },
        {
          key: "lines",
          type: "subtable",
          title: text("明细", "Lines"),
          fields: [
            { key: "item", type: "text", title: text("项目", "Item") },
            { key: "amount", type: "money", title: text("金额", "Amount"), props: { currencyField: "paid_in" } },
            {
              key: "paid_in",
              type: "currency",
              title: text("币种", "Currency"),
              props: {
                options: [
                  { key: "CNY", label: text("人民币", "Chinese yuan") },
                  { key: "USD", label: text("美元", "US dollar") },
                ],
              },
              default: { value: "CNY" },
            },
          ],
        },
      ],
    },
    layouts: [
      {
        key: "default",
        nodes: [
          { kind: "field", field: "name", span: 6 },
          { kind: "field", field: "price", span: 3 },
          { kind: "field", field: "currency", span: 3 },
          { kind: "field", field: "home", span: 6 },
          { kind: "field", field: "place", span: 6 },
          { kind: "field", field: "lines", span: 12, totals: ["amount"] },
        ],
      },
    ],
  };
  const made = await page.request.post("/api/v1/metadata/form", { headers: HEADERS, data: { pkg: "crm", doc } });
  expect(made.status(), await made.text()).toBe(201);
  const published = await page.request.post(`/api/v1/metadata/form/crm.${key}/publish`, {
    headers: { ...HEADERS, "If-Match": '"1"' },
    data: { note: "" },
  });
  expect(published.status(), await published.text()).toBe(200);
  return `crm.${key}`;
}

/** Publishes a dashboard of sums over the quotes, none of which says anything of currencies; gives its qualified key. */
async function sums(page: Page, form: string): Promise<string> {
  const key = `sums_${randomUUID().slice(0, 6)}`;
  const measures = [{ key: "sum", agg: "sum", field: "price" }];
  const item = (name: string, type: string, x: number, dimensions: readonly object[]) => ({
    key: name,
    title: text(`合计 ${name}`, `Total ${name}`),
    type,
    layout: { x, y: 0, w: 4, h: 4 },
    query: { form, measures, ...(dimensions.length > 0 ? { dimensions } : {}) },
  });
  const byName = [{ field: "name" }];
  const items = [item("card", "kpi", 0, []), item("ranks", "leaderboard", 4, byName), item("rows", "table", 8, byName)];
  const doc = { kind: "dashboard", key, title: text("报价合计", "Quotes in all"), items };
  const made = await page.request.post("/api/v1/metadata/dashboard", { headers: HEADERS, data: { pkg: "crm", doc } });
  expect(made.status(), await made.text()).toBe(201);
  const published = await page.request.post(`/api/v1/metadata/dashboard/crm.${key}/publish`, {
    headers: { ...HEADERS, "If-Match": '"1"' },
    data: { note: "" },
  });
  expect(published.status(), await published.text()).toBe(200);
  return `crm.${key}`;
}

const rows = (page: Page) => page.getByRole("row");

/** Opens the filter, chooses a field and how it is asked. */
async function ask(page: Page, field: string, how?: string): Promise<void> {
  await page
    .getByRole("button", { name: /筛选|Filter/ })
    .first()
    .click();
  await page
    .getByLabel(/^字段$|^Field$/)
    .last()
    .click();
  await page.keyboard.type(field);
  await page.keyboard.press("Enter");
  if (how === undefined) return;
  await page
    .getByLabel(/^比较方式$|^Comparison$/)
    .last()
    .click();
  await page.getByTitle(how, { exact: true }).last().click();
}

test.describe("amounts in several currencies, regions and what is near", () => {
  test("the currency is chosen with the amount, and lists tell it", async ({ browser }) => {
    const page = await asAdministrator(browser);
    const form = await quotes(page);
    await page.goto(`/f/${form}/new`);
    await page.getByLabel(/^名称/).fill("出口样机");
    const price = page.getByLabel(/^报价金额/);
    await price.fill("$1,200.5");
    await price.blur();

    // What is typed beside the number chooses the currency.
    await expect(price).toHaveValue("$1,200.50");
    await expect(page.locator('[data-path="currency"]').getByText("美元")).toBeVisible();
    await page.locator('[data-path="currency"]').getByRole("combobox").click();
    await page.getByTitle("日元").click();
    await price.fill("1200.5");
    await price.blur();
    await expect(price).toHaveValue("¥1,201");
    await page
      .getByRole("button", { name: /^保\s*存/ })
      .first()
      .click();
    await expect(page.getByText(/已保存|出口样机/).first()).toBeVisible();
  });

  test("lists show each amount in its currency and ask for currency, region and nearness", async ({ browser }) => {
    const page = await asAdministrator(browser);
    const form = await quotes(page);
    const lines = [
      { item: "A", amount: "10", paid_in: "USD" },
      { item: "B", amount: "5", paid_in: "CNY" },
      { item: "C", amount: "2.5", paid_in: "USD" },
    ];
    await create(page, form, { name: "江边", price: "1200.5", home: { code: "500103" }, place: "106.58,29.56", lines });
    await create(page, form, {
      name: "西湖",
      price: "88",
      currency: "USD",
      home: { code: "330106" },
      place: "120.12,30.27",
    });
    await create(page, form, { name: "无处", price: "3000", currency: "JPY" });

    await page.goto(`/f/${form}`);
    await expect(page.getByText("¥1,200.50")).toBeVisible();
    await expect(page.getByText("$88.00")).toBeVisible();
    await expect(page.getByText("¥3,000", { exact: true })).toBeVisible();

    await ask(page, "币种", "属于");
    await page.getByLabel("值", { exact: true }).last().click();
    await page.getByTitle("美元").last().click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /应\s*用/ }).click();
    await expect(rows(page).filter({ hasText: "西湖" })).toBeVisible();
    await expect(rows(page).filter({ hasText: "江边" })).toHaveCount(0);
    await page.getByRole("button", { name: "清除筛选" }).click();

    await ask(page, "地址");
    await page.getByLabel("值", { exact: true }).last().click();
    await page.getByRole("menuitemcheckbox", { name: "重庆市" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /应\s*用/ }).click();
    await expect(page.getByText("地址 位于 重庆市")).toBeVisible();
    await expect(rows(page).filter({ hasText: "江边" })).toBeVisible();
    await expect(rows(page).filter({ hasText: "西湖" })).toHaveCount(0);
    await page.getByRole("button", { name: "清除筛选" }).click();

    await ask(page, "位置");
    await page.getByRole("textbox", { name: "经度" }).fill("106.551643");
    await page.getByRole("textbox", { name: "纬度" }).fill("29.562849");
    await page.getByRole("button", { name: /应\s*用/ }).click();
    await expect(page.getByText("位置 在 106.551643,29.562849 周围 5 公里内")).toBeVisible();
    await expect(rows(page).filter({ hasText: "江边" })).toBeVisible();
    await expect(rows(page).filter({ hasText: "西湖" })).toHaveCount(0);

    await rows(page).filter({ hasText: "江边" }).getByText("江边").click();
    await expect(page.getByText("¥5.00 + $12.50")).toBeVisible();
  });

  test("figures of a dashboard are kept apart by currency", async ({ browser }) => {
    const page = await asAdministrator(browser);
    const form = await quotes(page);
    await create(page, form, { name: "江边", price: "1200.5" });
    await create(page, form, { name: "西湖", price: "88", currency: "USD" });
    await create(page, form, { name: "江边", price: "12", currency: "USD" });
    await page.goto(`/d/${await sums(page, form)}`);

    const item = (name: string) => page.getByRole("region", { name: `合计 ${name}` });
    await expect(item("card").getByRole("button")).toHaveText(["¥1,200.50人民币", "$100.00美元"]);
    await expect(item("ranks").getByRole("listitem")).toHaveText(["江边$12.00", "西湖$88.00"]);
    await item("ranks").getByText("人民币").click();
    await expect(item("ranks").getByRole("listitem")).toHaveText(["江边¥1,200.50"]);
    await expect(item("rows").getByRole("row")).toHaveCount(4);

    await item("card").getByRole("button", { name: "$100.00" }).click();
    await expect(rows(page).filter({ hasText: "$88.00" })).toBeVisible();
    await expect(rows(page).filter({ hasText: "¥1,200.50" })).toHaveCount(0);
  });

  test("the same on a phone", async ({ browser }) => {
    const page = await signedIn(browser, ADMINISTRATOR.login, ADMINISTRATOR.password, PHONE);
    const form = await quotes(page);
    await create(page, form, { name: "手机", price: "88", currency: "USD" });
    await page.goto(`/f/${form}`);
    await expect(page.getByText("$88.00")).toBeVisible();
    await fitsTheScreen(page);
  });
});
