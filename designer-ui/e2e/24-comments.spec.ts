import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { fitsTheScreen, HEADERS, onPhone, SAMPLE_PASSWORD, signedIn } from "./support/people";
import { create, named } from "./support/records";

const CUSTOMER = "crm.customer";

const composer = (page: Page): Locator => page.getByRole("textbox", { name: "写评论" });
const lineOf = (page: Page, text: string): Locator => page.locator(".m-comment", { hasText: text });

async function accessible(page: Page): Promise<void> {
  await expect(page.locator(".m-skeleton")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}

test("what is said about a record reaches those who can read it", async ({ browser }) => {
  const wang = await signedIn(browser, "wang.fang", SAMPLE_PASSWORD);
  const customer = await create(wang, CUSTOMER, { name: named("讨论客户") });
  const record = `/f/${CUSTOMER}/r/${customer.id}`;
  const title = String(customer.data["name"]);

  // She writes, and mentions a colleague who can read the record; others are not offered.
  await wang.goto(record);
  await wang.getByRole("tab", { name: "讨论" }).click();
  await expect(wang.getByText("还没有人评论")).toBeVisible();
  await composer(wang).pressSequentially("@李强");
  await expect(wang.getByText("没有能看到这条记录的同事叫这个名字")).toBeVisible();
  await composer(wang).fill("");
  await composer(wang).pressSequentially("请 @赵");
  await expect(wang.getByRole("option", { name: /赵磊/ })).toBeVisible();
  await wang.keyboard.press("Enter");
  await wang.keyboard.type("看一下折扣 https://example.com/a");
  await accessible(wang);

  // What is not sent yet is there again after leaving.
  await wang.goto("/");
  await wang.goto(record);
  await wang.getByRole("tab", { name: "讨论" }).click();
  await expect(composer(wang)).toHaveValue("请 @赵磊 看一下折扣 https://example.com/a");
  await composer(wang).press("Control+Enter");
  await expect(lineOf(wang, "看一下折扣")).toContainText("@赵磊");
  await expect(lineOf(wang, "看一下折扣").getByRole("link")).toHaveAttribute("href", "https://example.com/a");
  await expect(composer(wang)).toHaveValue("");
  await expect(wang.getByRole("tab", { name: "讨论 1" })).toBeVisible();

  // The colleague is told, and led to the comment.
  const zhao = await signedIn(browser, "zhao.lei", SAMPLE_PASSWORD);
  await expect(async () => {
    await zhao.goto("/notifications");
    await expect(zhao.getByText(`王芳 在“${title}”中提到了你`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await zhao.getByText(`王芳 在“${title}”中提到了你`).click();
  await expect(zhao).toHaveURL(/at=comment/);
  await expect(lineOf(zhao, "看一下折扣")).toBeFocused();
  await expect(zhao.getByRole("tab", { name: "讨论 1" })).toHaveAttribute("aria-selected", "true");

  // He answers; she is told that he did.
  await lineOf(zhao, "看一下折扣").getByRole("button", { name: "回复" }).click();
  await zhao.keyboard.type("可以给九五折");
  await zhao.keyboard.press("Control+Enter");
  await expect(lineOf(zhao, "可以给九五折")).toContainText("王芳");
  await expect(async () => {
    await wang.goto("/notifications");
    await expect(wang.getByText(`赵磊 回复了你在“${title}”的评论`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await wang.getByText(`赵磊 回复了你在“${title}”的评论`).click();
  await expect(lineOf(wang, "可以给九五折")).toBeFocused();

  // She changes what she said; Esc leaves it, and neither closes anything around it.
  const mine = wang.locator(".m-comment").first();
  await mine.hover();
  await mine.getByRole("button", { name: "编辑" }).click();
  await wang.keyboard.type("！");
  await wang.keyboard.press("Escape");
  await expect(mine).not.toContainText("！");
  await mine.hover();
  await mine.getByRole("button", { name: "编辑" }).click();
  await wang.keyboard.type(" 谢谢");
  await mine.getByRole("button", { name: /^保\s*存$/ }).click();
  await expect(mine).toContainText("谢谢");
  await expect(mine).toContainText("已编辑");
  await expect(lineOf(wang, "可以给九五折").getByRole("button", { name: "编辑" })).toHaveCount(0);

  // A colleague without the record gets nothing, by any road.
  const li = await signedIn(browser, "li.qiang", SAMPLE_PASSWORD);
  const road = `/api/v1/forms/${CUSTOMER}/records/${customer.id}/comments`;
  expect((await li.request.get(road)).status()).toBe(404);
  expect((await li.request.post(road, { headers: HEADERS, data: { text: "x" } })).status()).toBe(404);
  const told = await (await li.request.get("/api/v1/notifications")).text();
  expect(told).not.toContain(customer.id);

  // She takes it back: its place stays, and nobody is told of it any more.
  await mine.hover();
  await mine.getByRole("button", { name: /^删\s*除$/ }).click();
  await wang
    .getByRole("tooltip")
    .getByRole("button", { name: /^删\s*除$/ })
    .click();
  await expect(mine).toContainText("这条评论已删除");
  await expect(wang.getByRole("tab", { name: "讨论 1" })).toBeVisible();
  const left = await (await zhao.request.get("/api/v1/notifications")).text();
  expect(left).not.toContain("提到了你");
});

test("on a phone the thumb reaches what is typed, in the drawer Esc stays inside", async ({ browser }) => {
  const wang = await signedIn(browser, "wang.fang", SAMPLE_PASSWORD);
  const customer = await create(wang, CUSTOMER, { name: named("手机讨论") });
  const road = `/api/v1/forms/${CUSTOMER}/records/${customer.id}/comments`;
  for (let number = 1; number <= 35; number++) {
    const said = await wang.request.post(road, { headers: HEADERS, data: { text: `第${number}条说明` } });
    expect(said.status()).toBe(201);
  }
  const phone = await onPhone(browser, "wang.fang");
  await phone.goto(`/f/${CUSTOMER}/r/${customer.id}`);
  await phone.getByRole("tab", { name: "讨论 35" }).click();
  await expect(phone.getByText("第35条说明")).toBeInViewport();
  await expect(composer(phone)).toBeInViewport();
  await fitsTheScreen(phone);
  await accessible(phone);
  await composer(phone).fill("路上看到了");
  await phone.getByRole("button", { name: "发送" }).tap();
  await expect(phone.getByText("路上看到了", { exact: true })).toBeInViewport();
  await phone.getByRole("button", { name: "查看更早的评论" }).click();
  await expect(phone.getByText("第1条说明", { exact: true })).toBeAttached();

  await wang.goto(`/f/${CUSTOMER}?record=${customer.id}`);
  await wang.getByRole("tab", { name: "讨论 36" }).click();
  await composer(wang).fill("@");
  await expect(wang.getByRole("option").first()).toBeVisible();
  await composer(wang).press("Escape");
  await expect(wang.getByRole("option")).toHaveCount(0);
  await composer(wang).press("Escape");
  await expect(composer(wang)).toHaveValue("@");
  await expect(wang.getByRole("tab", { name: "讨论 36" })).toBeVisible();
});
