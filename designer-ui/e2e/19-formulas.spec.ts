import { expect, type Page, test } from "@playwright/test";
import { asAdministrator, HEADERS } from "./support/people";

const QUOTE = {
  kind: "form",
  key: "quote",
  title: { "zh-CN": "报价", "en-US": "Quote" },
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: { "zh-CN": "产品名称", "en-US": "Product" } },
      { key: "qty", type: "number", title: { "zh-CN": "数量", "en-US": "Quantity" } },
      {
        key: "total",
        type: "money",
        title: { "zh-CN": "总价", "en-US": "Total" },
        compute: "{qty}",
      },
      { key: "usual", type: "money", title: { "zh-CN": "参考价", "en-US": "Usual price" } },
    ],
  },
};

/** A form that has never been published, on the table. */
async function designed(page: Page): Promise<void> {
  await page.request.post("/api/v1/metadata/form", { headers: HEADERS, data: { pkg: "crm", doc: QUOTE } });
  await page.goto("/design/form/crm.quote");
  await page.locator("[data-node='field:total']").click();
}

async function product(page: Page): Promise<{ readonly name: string; readonly price: string }> {
  const answer = await page.request.get("/api/v1/forms/crm.product/records?limit=1", { headers: HEADERS });
  return (await answer.json()).items[0].data;
}

test("a formula that asks another form is completed inside its quotes, tried on the server and at work in the preview", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  await designed(page);
  const { name, price } = await product(page);
  const formula = page.getByLabel("公式", { exact: true });
  const list = page.locator(".cm-tooltip-autocomplete");
  await formula.fill("");
  await formula.pressSequentially("SUM({数");
  await list.getByText("数量", { exact: true }).first().click();
  await expect(formula).toHaveText("SUM(数量)");

  await formula.fill("");
  await formula.pressSequentially('LOOKUP("产');
  await list.getByText("产品", { exact: true }).click();
  await expect(list.getByText("单价", { exact: true }).first()).toBeVisible();
  await formula.fill('LOOKUP("product.price","name",{name})*{qty}');
  await expect(page.getByText("在服务器上计算")).toBeVisible();

  await page.getByRole("button", { name: "试算" }).click();
  const trial = page.locator(".m-fx-trial");
  await trial.getByLabel("产品名称").fill(name);
  await trial.getByLabel("数量").fill("2");
  await expect(trial.locator("output")).toContainText(String(Number(price) * 2));

  await page.getByRole("button", { name: "预览" }).click();
  const form = page.getByRole("dialog").frameLocator("iframe");
  await form.getByLabel("产品名称").fill(name);
  await form.getByLabel("数量").fill("3");
  const total = (Number(price) * 3).toLocaleString("en-US");
  await expect(form.locator("[data-path='total'] .m-output")).toContainText(total);
});

test("the condition of a default from another form is put together where all conditions are", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await page.goto("/design/form/crm.quote");
  await page.locator("[data-node='field:usual']").click();
  const kind = page.getByLabel("默认值", { exact: true });
  await kind.click();
  await page.locator(".ant-select-item-option").filter({ hasText: "从其他表单取值" }).click();
  await page.getByLabel("在表单中查找").click();
  await page.keyboard.type("产品");
  await page
    .locator(".ant-select-item-option")
    .filter({ hasText: /^产品$/ })
    .click();
  await page.locator(".m-query-default").getByRole("button", { name: "设置条件" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "添加条件" }).click();
  await page.getByRole("menuitem").first().click();
  await expect(dialog.getByLabel("字段", { exact: true })).toBeVisible();
  await expect(dialog.getByText("且", { exact: true })).toHaveCount(0);
});

test("a mistake in a formula is answered with what to do, and titles become fields", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await page.goto("/design/form/crm.quote");
  await page.locator("[data-node='field:total']").click();
  const formula = page.getByLabel("公式", { exact: true });
  await formula.fill("{name}+{qty}");
  await expect(page.getByText("文字不能相加：连成一段文字用 &")).toBeVisible();
  await formula.fill("ROUND({qty},2");
  await expect(page.getByText("少了右括号「)」")).toBeVisible();
  await formula.fill("{total}+1");
  await expect(page.getByText("公式绕回了自己：总价 → 总价")).toBeVisible();
  await formula.fill("数量*2");
  await page.getByRole("button", { name: "是不是「数量」？" }).click();
  await expect(page.getByText("公式正确，结果是数字")).toBeVisible();
});
