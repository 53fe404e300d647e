import { expect, test } from "@playwright/test";
import { compose, expectFocusAt, field, offered, pick, pickProduct, typeDate } from "./support/contract-form";
import { fitsTheScreen, onPhone, signedIn } from "./support/people";
import { first, list, named, read } from "./support/records";

test("a salesperson sees her own customers only", async ({ browser }) => {
  const wang = await signedIn(browser, "wang.fang");
  const li = await signedIn(browser, "li.qiang");
  const theirs = await first(li, "crm.customer");
  const refused = await wang.request.get(`/api/v1/forms/crm.customer/records/${theirs.id}`);
  expect(refused.status()).toBe(404);
  await wang.goto(`/f/crm.customer/r/${theirs.id}`);
  await expect(wang.getByText("内容不存在，或你无权查看。")).toBeVisible();
  await expect(wang.getByText(String(theirs.data["name"]))).toHaveCount(0);
});

test("a contract is written with the keyboard, computes while typing and says who will be asked", async ({
  browser,
}) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("键盘合同");
  const customer = String((await first(page, "crm.customer")).data["name"]);
  await page.goto("/f/crm.contract");
  await page.getByRole("button", { name: "新建" }).first().click();
  await expect(page).toHaveURL(/record=new/);

  await test.step("what is wrong stands beside the field and in the summary, with a way there", async () => {
    await page.getByRole("textbox", { name: "合同名称" }).fill(name);
    await pick(page, "客户", customer);
    await typeDate(page, "结束日期", "2020-01-01");
    await expect(field(page, "end_date").getByRole("alert")).toHaveText("结束日期不能早于开始日期");

    await page.keyboard.press("Control+Enter");
    const summary = page.locator(".m-problems");
    await expect(summary).toContainText("需要修改后才能保存");
    await expect(summary.getByRole("button", { name: "合同金额必须大于 0" })).toBeVisible();
    await expect(field(page, "amount").getByRole("alert")).toHaveText("合同金额必须大于 0");
    await summary.getByRole("button", { name: "结束日期不能早于开始日期" }).click();
    await expect(page.getByRole("textbox", { name: "结束日期" })).toBeFocused();
    await typeDate(page, "结束日期", "2099-12-31");
    await expect(field(page, "end_date").getByRole("alert")).toHaveCount(0);
  });

  await test.step("three lines typed into the sheet", async () => {
    await page.getByRole("button", { name: "添加一行" }).focus();
    await page.keyboard.press("Enter");
    await pickProduct(page, 0, "减速机", "¥4,650.00");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expectFocusAt(page, "0:2");
    await page.keyboard.type("2");
    await expect(page.locator('.m-sheet [data-place="0:4"]')).toHaveText("¥9,300.00");
    await expect(field(page, "amount")).toContainText("¥9,300.00");
    await expect(field(page, "amount_cn")).toContainText("玖仟叁佰元整");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");

    await pickProduct(page, 1, "MES 软件许可", "¥36,000.00");
    await expect(field(page, "amount")).toContainText("¥45,300.00");
    await page.keyboard.press("End");
    await page.keyboard.press("Tab");

    await expectFocusAt(page, "2:0");
    await compose(page, "伺服电机");
    await expect(offered(page)).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page.locator('.m-sheet [data-place="2:3"]')).toHaveText("¥2,380.50");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expectFocusAt(page, "2:3");
    await page.keyboard.type("4699.99");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await expectFocusAt(page, "1:3");
  });

  await test.step("amounts, total and the amount in words are there before anything is saved", async () => {
    await expect(page.locator('.m-sheet [data-place="2:4"]')).toHaveText("¥4,699.99");
    await expect(page.locator(".m-sheet tfoot")).toContainText("¥49,999.99");
    await expect(field(page, "amount")).toContainText("¥49,999.99");
    await expect(field(page, "amount_cn")).toContainText("肆万玖仟玖佰玖拾玖元玖角玖分");
    expect(await list(page, "crm.contract", { field: "name", op: "eq", value: name })).toHaveLength(0);
  });

  await test.step("below 50,000 only the director is asked", async () => {
    await page.getByRole("button", { name: "保存并提交审批" }).click();
    const dialog = page.getByRole("dialog", { name: /^提交/ });
    await expect(dialog.getByText("赵磊")).toBeVisible();
    for (const other of ["何燕", "林静"]) await expect(dialog.getByText(other)).toHaveCount(0);
    await dialog.getByRole("button", { name: /^取\s*消$/ }).click();
    await expect(page).toHaveURL(/record=[0-9a-f-]{36}/);
  });

  await test.step("one cent more and everybody is asked", async () => {
    await page.getByRole("button", { name: "编辑" }).click();
    await page.locator('.m-sheet [data-place="2:3"]').click();
    await page.keyboard.type("4700");
    await page.keyboard.press("Tab");
    await expect(field(page, "amount")).toContainText("¥50,000.00");
    await expect(field(page, "amount_cn")).toContainText("伍万元整");
    await page.getByRole("button", { name: "保存并提交审批" }).click();
    const dialog = page.getByRole("dialog", { name: /^提交/ });
    for (const other of ["赵磊", "何燕", "孙丽", "林静"]) {
      await expect(dialog.getByText(other).first()).toBeVisible();
    }
    await dialog.getByRole("button", { name: "提交审批" }).click();
    await expect(page.locator(".m-record-header").getByText("审批中")).toBeVisible();
    await expect(page.getByRole("button", { name: "编辑" })).toHaveCount(0);
  });

  const [saved] = await list(page, "crm.contract", { field: "name", op: "eq", value: name });
  expect(saved?.data).toMatchObject({ amount: "50000", amount_cn: "伍万元整", end_date: "2099-12-31" });
  expect(saved?.flow?.state).toBe("running");
});

test("unsaved input survives a reload as a draft, and can be given up", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("草稿合同");
  await page.goto("/f/crm.contract/new");
  await page.getByRole("textbox", { name: "合同名称" }).fill(name);
  await expect(page.getByText("未保存的内容已留在本机草稿中")).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("mortise.draft.crm.contract.new") ?? ""))
    .toContain(name);

  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText("已恢复上次没有保存的内容。")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "合同名称" })).toHaveValue(name);
  await page.getByRole("button", { name: "放弃草稿" }).click();
  await page.goto("/f/crm.contract/new");
  await expect(page.getByRole("textbox", { name: "合同名称" })).toHaveValue("");
});

test("a contract is written and submitted on a phone", async ({ browser }) => {
  const page = await onPhone(browser, "wang.fang");
  const name = named("手机合同");
  const customer = String((await first(page, "crm.customer")).data["name"]);
  await page.goto("/f/crm.contract");
  await page.getByRole("button", { name: "新建" }).first().tap();
  await page.getByRole("textbox", { name: "合同名称" }).fill(name);
  await pick(page, "客户", customer);

  for (const [row, product, amount] of [
    [1, "上门培训", "¥450.00"],
    [2, "设备保养服务", "¥13,250.00"],
    [3, "传感器套件", "¥14,549.90"],
  ] as const) {
    await page.getByRole("button", { name: "添加一行" }).tap();
    const card = page.getByRole("region", { name: `第 ${row} 行` });
    await card.getByRole("combobox", { name: "产品" }).tap();
    await offered(page).filter({ hasText: product }).tap();
    await expect(field(page, "amount")).toContainText(amount);
  }
  await expect(field(page, "amount_cn")).toContainText("壹万肆仟伍佰肆拾玖元玖角");
  await fitsTheScreen(page);

  await page.getByRole("button", { name: "保存并提交审批" }).tap();
  const dialog = page.getByRole("dialog", { name: /^提交/ });
  await expect(dialog.getByText("赵磊")).toBeVisible();
  await fitsTheScreen(page);
  await dialog.getByRole("button", { name: "提交审批" }).tap();
  await expect(page.locator(".m-record-header").getByText("审批中")).toBeVisible();
  const [saved] = await list(page, "crm.contract", { field: "name", op: "eq", value: name });
  expect((await read(page, "crm.contract", saved?.id ?? "")).flow?.state).toBe("running");
});
