import { expect, type Locator, type Page, test } from "@playwright/test";
import { asAdministrator, fitsTheScreen, HEADERS, onPhone, signedIn } from "./support/people";
import { create, first, list, named, read, type Stored } from "./support/records";

async function opportunity(page: Page, name: string, more: Record<string, unknown> = {}): Promise<Stored> {
  const customer = await first(page, "crm.customer");
  const data = { name, customer: customer.id, stage: "prospecting", amount: "81000", ...more };
  return create(page, "crm.opportunity", data);
}

const column = (page: Page, name: string): Locator => page.getByRole("region", { name });

const cardIn = (page: Page, where: string, name: string): Locator =>
  column(page, where).getByRole("listitem").filter({ hasText: name });

/** Only the new card, so that no other story moves the board under the mouse. */
async function openBoard(page: Page, name: string): Promise<void> {
  await page.goto(`/f/crm.opportunity?view=opportunity_board&q=${encodeURIComponent(name)}`);
  await expect(cardIn(page, "初步接触", name)).toBeVisible();
}

async function expectFollowUp(page: Page, name: string): Promise<void> {
  const title = `跟进商机：${name}`;
  await expect
    .poll(async () => (await list(page, "crm.task", { field: "title", op: "eq", value: title })).length, {
      timeout: 20_000,
    })
    .toBe(1);
  await page.goto(`/f/crm.task?q=${encodeURIComponent(name)}`);
  await expect(page.getByText(title).first()).toBeVisible();

  await page.getByRole("button", { name: /条未读通知$/ }).click();
  const notice = page.getByRole("button", { name: `商机阶段已变化：${name}` });
  await expect(notice).toContainText("已为您创建 3 天内的跟进任务。");
  await notice.click();
  await expect(page).toHaveURL(/\/f\/crm\.opportunity\/r\//);
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

test("a card is dragged to another stage; a task is made and its owner is told", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("拖动商机");
  const record = await opportunity(page, name);
  await openBoard(page, name);
  await expect(column(page, "初步接触")).toContainText("¥81,000.00");

  await cardIn(page, "初步接触", name).dragTo(column(page, "方案报价"));
  await expect(cardIn(page, "方案报价", name)).toBeVisible();
  await expect(column(page, "方案报价")).toContainText("¥81,000.00");
  await expect.poll(async () => (await read(page, "crm.opportunity", record.id)).data["stage"]).toBe("proposal");
  await expectFollowUp(page, name);
});

test("a card is moved with the keyboard alone", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("键盘商机");
  const record = await opportunity(page, name);
  await openBoard(page, name);

  await cardIn(page, "初步接触", name).getByRole("button", { name: "移动卡片" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "需求确认" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "方案报价" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(cardIn(page, "方案报价", name)).toBeVisible();
  await expect.poll(async () => (await read(page, "crm.opportunity", record.id)).data["stage"]).toBe("proposal");
});

test("a card is moved by its menu on the phone", async ({ browser }) => {
  const page = await onPhone(browser, "wang.fang");
  const name = named("手机商机");
  await opportunity(page, name, { expected_close: "2099-12-31" });
  await openBoard(page, name);
  await fitsTheScreen(page);
  await cardIn(page, "初步接触", name).getByRole("button", { name: "移动卡片" }).tap();
  await page.getByRole("menuitem", { name: "商务谈判" }).tap();
  await expect(cardIn(page, "商务谈判", name)).toHaveCount(1);
});

test("a stage that asks for more opens the card with what is missing", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("缺日期商机");
  const record = await opportunity(page, name);
  await openBoard(page, name);

  await cardIn(page, "初步接触", name).dragTo(column(page, "商务谈判"));
  const drawer = page.getByRole("dialog", { name: "记录详情" });
  await expect(drawer.getByText("进入“商务谈判”还需填写：")).toBeVisible();
  await expect(drawer.getByRole("alert").first()).toContainText("请填写预计成交日期。");
  await drawer.getByRole("button", { name: "预计成交日期", exact: true }).click();
  const date = drawer.getByRole("textbox", { name: "预计成交日期" });
  await expect(date).toBeFocused();
  await date.fill("2099-12-31");
  await date.press("Enter");
  await drawer.getByRole("button", { name: "保存", exact: true }).click();

  await expect(cardIn(page, "商务谈判", name)).toHaveCount(1);
  await expect.poll(async () => (await read(page, "crm.opportunity", record.id)).data["stage"]).toBe("negotiation");
});

test("a stage that cannot follow is not offered, and its gate says what it asks", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("零元商机");
  const record = await opportunity(page, name, { amount: "0" });
  await openBoard(page, name);
  await cardIn(page, "初步接触", name).getByRole("button", { name: "移动卡片" }).click();
  await page.getByRole("menuitem", { name: "赢单" }).click();
  await expect(page.getByText("赢单前请先填写大于 0 的预计金额。")).toBeVisible();
  await expect(cardIn(page, "初步接触", name)).toHaveCount(1);

  await page.request.patch(`/api/v1/forms/crm.opportunity/records/${record.id}`, {
    headers: { ...HEADERS, "If-Match": '"1"' },
    data: { data: { amount: "100", stage: "won" } },
  });
  await page.reload();
  await cardIn(page, "赢单", name).getByRole("button", { name: "移动卡片" }).click();
  await expect(page.getByRole("menuitem", { name: "初步接触" })).toHaveAttribute("aria-disabled", "true");
});

test("a button runs a rule: it asks, says what was done, and stands in the log", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("推迟商机");
  const record = await opportunity(page, name);
  await page.goto(`/f/crm.opportunity/r/${record.id}`);
  await page.getByRole("button", { name: "推迟成交" }).click();
  const dialog = page.getByRole("dialog", { name: "推迟成交" });
  await expect(dialog).toContainText("推迟后会通知负责人。");
  await dialog.getByRole("button", { name: "推迟成交" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("请填写推迟到。");
  await dialog.getByRole("textbox", { name: "推迟到" }).fill("2099-06-30");
  await dialog.getByRole("textbox", { name: "推迟到" }).press("Enter");
  await dialog.getByRole("textbox", { name: "原因" }).fill("客户预算延期");
  await dialog.getByRole("button", { name: "推迟成交" }).dblclick();

  await expect(page.getByText("推迟成交：已完成 1 条")).toBeVisible();
  await expect(page.locator('[data-path="expected_close"]')).toContainText("2099-06-30");
  await page.getByRole("tab", { name: "自动化" }).click();
  await expect(page.getByText("由人执行")).toHaveCount(1);
});

test("nobody is offered a rule that does not apply, and it cannot be run either", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("赢下商机");
  const record = await opportunity(page, name, { stage: "won" });
  await page.goto(`/f/crm.opportunity/r/${record.id}`);
  await expect(page.getByRole("button", { name: "新建合同" })).toBeVisible();
  await expect(page.getByRole("button", { name: "推迟成交" })).toHaveCount(0);
  const run = (of: Page) =>
    of.request.post("/api/v1/rules/crm.postpone_close/runs", {
      headers: HEADERS,
      data: { record: record.id, input: { until: "2099-06-30" } },
    });
  expect((await run(page)).status()).toBe(409);
  const li = await signedIn(browser, "li.qiang");
  expect((await run(li)).status()).toBe(404);
});

test("a button begins a record with what this one holds", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("签约商机");
  const record = await opportunity(page, name);
  await page.goto(`/f/crm.opportunity/r/${record.id}`);
  await page.getByRole("button", { name: "新建合同" }).click();
  const drawer = page.getByRole("dialog", { name: "记录详情" });
  await expect(drawer.getByRole("textbox", { name: "合同名称" })).toHaveValue(name);
  await expect(drawer.locator('[data-path="opportunity"]')).toContainText(name);
});

test("a rule is run for the records that are chosen in a list", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("成批商机");
  const one = await opportunity(page, `${name} 甲`);
  const two = await opportunity(page, `${name} 乙`, { stage: "won" });
  await page.goto(`/f/crm.opportunity?view=opportunity_all&q=${encodeURIComponent(name)}`);
  await page.getByRole("checkbox", { name: "选择第 1 行" }).click();
  await page.getByRole("checkbox", { name: "选择第 2 行" }).click();
  await page.getByRole("button", { name: "执行操作" }).click();
  await page.getByRole("menuitem", { name: "推迟成交" }).click();
  const dialog = page.getByRole("dialog", { name: "推迟成交" });
  await expect(dialog.getByRole("radio", { name: "选中的 2 条记录" })).toBeChecked();
  await dialog.getByRole("textbox", { name: "推迟到" }).fill("2099-07-31");
  await dialog.getByRole("textbox", { name: "推迟到" }).press("Enter");
  await dialog.getByRole("button", { name: "推迟成交" }).click();
  await expect(dialog.getByRole("status")).toContainText("2 条中完成 1 条");
  await expect(dialog).toContainText("有 1 条没有执行");
  await expect(dialog).toContainText("“推迟成交”已不适用于这条记录");
  expect((await read(page, "crm.opportunity", one.id)).data["expected_close"]).toBe("2099-07-31");
  expect((await read(page, "crm.opportunity", two.id)).data["expected_close"] ?? null).toBeNull();
});

test("an administrator writes a rule, publishes it and switches it off", async ({ browser }) => {
  const admin = await asAdministrator(browser);
  const title = named("记一笔");
  await admin.goto("/design/crm");
  await admin.getByRole("button", { name: "新建规则" }).click();
  const dialog = admin.getByRole("dialog", { name: "新建规则" });
  await dialog.getByRole("textbox", { name: "规则名称" }).fill(title);
  await dialog.getByRole("combobox", { name: "作用于" }).click();
  await admin.getByTitle("商机", { exact: true }).last().click();
  await dialog.getByRole("button", { name: "创建" }).click();

  await expect(admin.getByRole("heading", { name: title })).toBeVisible();
  await admin.getByText("由人执行").click();
  await admin.getByRole("button", { name: "添加填写项" }).click();
  await admin.getByRole("textbox", { name: "第 1 项的名称" }).fill("所记内容");
  await admin.getByRole("button", { name: "添加动作" }).click();
  await admin.getByRole("menuitem", { name: "更新记录" }).click();

  await admin.getByRole("button", { name: "发布", exact: true }).click();
  const publish = admin.getByRole("dialog", { name: /^发布「/ });
  await expect(publish.getByRole("alert")).toBeVisible();
  await expect(publish.getByRole("button", { name: "发布", exact: true })).toBeDisabled();
  await publish.getByRole("button", { name: /取\s*消/ }).click();

  await admin.getByRole("button", { name: "删除第 1 个动作" }).click();
  await admin.getByRole("button", { name: "添加一个字段" }).click();
  await admin.getByRole("menuitem", { name: "需求描述" }).click();
  await admin.getByRole("combobox", { name: "另一个字段" }).click();
  await admin.keyboard.type("所记内容");
  await admin.keyboard.press("Enter");
  await admin.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publish.getByText("检查通过，可以发布。")).toBeVisible();
  await publish.getByRole("button", { name: "发布", exact: true }).click();
  await expect(admin.getByText("已发布，当前版本 v1")).toBeVisible();

  const page = await signedIn(browser, "wang.fang");
  const record = await opportunity(page, named("记笔商机"));
  await page.goto(`/f/crm.opportunity/r/${record.id}`);
  await page.getByRole("button", { name: "更多操作" }).click();
  await page.getByRole("menuitem", { name: title }).click();
  const asked = page.getByRole("dialog", { name: title });
  await asked.getByRole("textbox", { name: "所记内容" }).fill("客户要两套");
  await asked.getByRole("button", { name: title }).click();
  await expect(page.locator('[data-path="demand"]')).toContainText("客户要两套");

  await admin.goto("/design/crm");
  await admin.getByRole("switch", { name: `启用「${title}」` }).click();
  await expect(admin.getByText("已停用").first()).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "更多操作" }).click();
  await expect(page.getByRole("menuitem", { name: "复制链接" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: title })).toHaveCount(0);
});

test("a rule is set off only when its field becomes what it says", async ({ browser }) => {
  const admin = await asAdministrator(browser);
  const key = `quoted_${Date.now().toString(36)}`;
  const made = await admin.request.post("/api/v1/metadata/rule", {
    headers: HEADERS,
    data: {
      pkg: "crm",
      doc: {
        kind: "rule",
        key,
        title: named("报价后记一笔"),
        form: "opportunity",
        trigger: { type: "record", on: ["update"] },
        steps: [{ id: "note", type: "update", record: "trigger", set: { demand: "已报价" } }],
      },
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  await admin.goto(`/design/rule/crm.${key}`);
  await admin.getByRole("combobox", { name: "只在这些字段变化时" }).click();
  await admin.getByTitle("商机阶段", { exact: true }).click();
  await admin.keyboard.press("Escape");
  await admin.getByRole("group", { name: "「商机阶段」变为" }).getByRole("combobox").click();
  await admin.getByTitle("方案报价", { exact: true }).click();
  await expect(admin.getByRole("group", { name: "满足什么条件" })).toContainText("变为");
  await expect(admin.getByText("已保存")).toBeVisible();
  await admin.getByRole("button", { name: "发布", exact: true }).click();
  const publish = admin.getByRole("dialog");
  await publish.getByRole("button", { name: "发布", exact: true }).click();
  await expect(publish).toBeHidden();

  const page = await signedIn(browser, "wang.fang");
  const [other, quoted] = [await opportunity(page, named("不触发")), await opportunity(page, named("触发"))];
  for (const [record, stage] of [
    [other, "qualification"],
    [quoted, "proposal"],
  ] as const) {
    const changed = await page.request.patch(`/api/v1/forms/crm.opportunity/records/${record.id}`, {
      headers: { ...HEADERS, "If-Match": '"1"' },
      data: { data: { stage } },
    });
    expect(changed.status(), await changed.text()).toBe(200);
  }
  await expect
    .poll(async () => (await read(page, "crm.opportunity", quoted.id)).data["demand"], { timeout: 20_000 })
    .toBe("已报价");
  expect((await read(page, "crm.opportunity", other.id)).data["demand"] ?? null).toBeNull();
});
