import { type Browser, expect, type Page, test } from "@playwright/test";
import { ask, confirm, decide, expectActionsAtTheBottom, expectDone, openTask } from "./support/inbox";
import { asAdministrator, fitsTheScreen, HEADERS, onPhone, signedIn, speaks } from "./support/people";
import { contract, create, first, list, named, read, type Stored, submit } from "./support/records";

const SMALL = [{ qty: "1", price: "49999.99" }];
const LARGE = [
  { qty: "2", price: "10000" },
  { qty: "1", price: "20000" },
  { qty: "1", price: "10000.00" },
];

async function submitted(wang: Page, name: string, lines: typeof SMALL, more = {}): Promise<Stored> {
  const record = await contract(wang, name, lines, more);
  await submit(wang, record);
  return record;
}

async function statusOf(page: Page, record: Stored): Promise<unknown> {
  return (await read(page, "crm.contract", record.id)).data["status"];
}

interface Trail {
  readonly trail: readonly { readonly type: string; readonly node: string | null; readonly actorName: string | null }[];
  readonly state: string;
}

async function flowOf(page: Page, record: Stored): Promise<Trail> {
  return (await page.request.get(`/api/v1/forms/crm.contract/records/${record.id}/flow`)).json() as Promise<Trail>;
}

test("49,999.99 is the director's alone to approve", async ({ browser }) => {
  const wang = await signedIn(browser, "wang.fang");
  const name = named("四万九合同");
  const record = await submitted(wang, name, SMALL);
  expect(record.data["amount"]).toBe("49999.99");

  const zhao = await signedIn(browser, "zhao.lei");
  const task = await openTask(zhao, name);
  const path = task.getByRole("list", { name: "审批路径" });
  await expect(path.getByText("赵磊")).toBeVisible();
  await expect(path).not.toContainText("何燕");
  await expectActionsAtTheBottom(zhao);
  await decide(zhao, "同意");
  await expectDone(zhao, name);

  expect(await statusOf(wang, record)).toBe("effective");
  const { trail, state } = await flowOf(wang, record);
  expect(state).toBe("approved");
  expect(trail.filter(({ type }) => type === "approved").map(({ actorName }) => actorName)).toEqual(["赵磊"]);
  await wang.goto(`/f/crm.contract/r/${record.id}`);
  await expect(wang.locator(".m-record-header").getByText("已通过")).toBeVisible();
  await expect(wang.getByRole("button", { name: "编辑" })).toBeVisible();
});

test("50,000.00 needs legal and finance, then the general manager, and wins its opportunity", async ({ browser }) => {
  const wang = await signedIn(browser, "wang.fang");
  const name = named("会签验收合同");
  const customer = await first(wang, "crm.customer");
  const opportunity = await create(wang, "crm.opportunity", {
    name: named("会签商机"),
    customer: customer.id,
    stage: "proposal",
    amount: "50000",
  });
  const product = await first(wang, "crm.product");
  const record = await submitted(wang, name, LARGE, { opportunity: opportunity.id, customer: customer.id });
  expect(record.data).toMatchObject({ amount: "50000", amount_cn: "伍万元整" });

  const zhao = await signedIn(browser, "zhao.lei");
  await openTask(zhao, name);
  await decide(zhao, "同意", "价格合理");
  await expectDone(zhao, name);

  await test.step("legal sees the form with the rights of the step", async () => {
    const he = await signedIn(browser, "he.yan");
    const task = await openTask(he, name);
    await expect(task.getByRole("textbox", { name: "法务意见" })).toBeEditable();
    await expect(task.getByRole("textbox", { name: "合同名称" })).toHaveCount(0);
    await expect(task.getByRole("combobox", { name: "客户" })).toHaveCount(0);
    await expect(task.getByRole("button", { name: "添加一行" })).toHaveCount(0);
    await expect(task.locator(".m-sheet")).toContainText("¥20,000.00");
    await expect(task.locator('.m-sheet [data-place="0:0"]')).toHaveText(String(product.data["name"]));
    await expect(task.getByRole("list", { name: "审批记录" })).toContainText("价格合理");
    const path = task.getByRole("list", { name: "审批路径" });
    for (const somebody of ["赵磊", "何燕", "孙丽", "总经理"])
      await expect(path.getByText(somebody).first()).toBeVisible();

    await he
      .locator(".m-task-actions")
      .getByRole("button", { name: /^同\s*意$/ })
      .click();
    await expect(task.locator(".m-problems")).toContainText("有 1 处需要填写后才能同意");
    await expect(he.getByRole("dialog")).toHaveCount(0);
    await task.locator(".m-problems").getByRole("button").click();
    await expect(task.getByRole("textbox", { name: "法务意见" })).toBeFocused();
    await he.keyboard.type("条款无异议");
    await he.keyboard.press("Control+Enter");
    await confirm(he, "同意");
    await expectDone(he, name);
    expect(await statusOf(wang, record)).toBe("draft");
  });

  const sun = await signedIn(browser, "sun.li");
  await openTask(sun, name);
  await decide(sun, "同意");
  await expectDone(sun, name);
  expect(await statusOf(wang, record)).toBe("draft");

  const lin = await signedIn(browser, "lin.jing");
  await openTask(lin, name);
  await decide(lin, "同意");
  await expectDone(lin, name);

  await test.step("finance gets a copy, the contract holds, the opportunity is won", async () => {
    await sun.goto("/inbox?box=cc");
    await expect(sun.getByRole("link", { name })).toBeVisible();
    const saved = await read(wang, "crm.contract", record.id);
    expect(saved.data).toMatchObject({ status: "effective", legal_opinion: "条款无异议" });
    await expect
      .poll(async () => (await read(wang, "crm.opportunity", opportunity.id)).data["stage"], { timeout: 20_000 })
      .toBe("won");
    await wang.goto(`/f/crm.opportunity/r/${opportunity.id}`);
    await expect(wang.locator('[data-path="stage"]')).toContainText("赢单");
  });
});

test("a rejected contract comes back with the comment, is changed and goes again", async ({ browser }) => {
  const wang = await signedIn(browser, "wang.fang");
  const name = named("驳回合同");
  const record = await submitted(wang, name, SMALL);
  const zhao = await signedIn(browser, "zhao.lei");
  await openTask(zhao, name);
  await ask(zhao, "驳回");
  await expect(zhao.getByRole("dialog").getByRole("button", { name: /^驳\s*回$/ })).toBeDisabled();
  await zhao.getByRole("dialog").getByRole("textbox", { name: "意见" }).fill("付款条款请写明比例");
  await confirm(zhao, "驳回");
  await expectDone(zhao, name);

  await wang.goto("/inbox?box=started");
  await wang.getByRole("link", { name }).click();
  await expect(wang.locator(".m-task").getByText("付款条款请写明比例")).toBeVisible();
  await wang.locator(".m-task").getByRole("link", { name: "打开记录" }).click();
  await expect(wang.locator(".m-record-header").getByText("已驳回")).toBeVisible();
  await expect(wang.getByText("付款条款请写明比例")).toBeVisible();

  await wang.getByRole("button", { name: "编辑" }).click();
  await wang.getByRole("textbox", { name: "付款条款" }).fill("预付 30%，验收后 70%");
  await wang.getByRole("button", { name: "保存并提交审批" }).click();
  await wang.getByRole("dialog", { name: /^提交/ }).getByRole("button", { name: "提交审批" }).click();
  await expect(wang.locator(".m-record-header").getByText("审批中")).toBeVisible();

  const task = await openTask(zhao, name);
  await expect(task).toContainText("预付 30%，验收后 70%");
  await decide(zhao, "同意");
  await expectDone(zhao, name);
  expect(await statusOf(wang, record)).toBe("effective");
});

test("two approvers who press at the same moment get one outcome", async ({ browser }) => {
  const administrator = await asAdministrator(browser);
  const people = await holders(administrator, "crm.legal");
  const second = await personId(administrator, "xu.min");
  const setLegal = (ids: readonly string[]) =>
    administrator.request.put("/api/v1/roles/crm.legal/members", { headers: HEADERS, data: { people: ids } });
  expect((await setLegal([...people, second])).ok()).toBe(true);
  try {
    const { record, pages, name } = await twoAtLegal(browser);
    const [he, xu] = pages;
    for (const page of pages) {
      await page.getByRole("textbox", { name: "法务意见" }).fill("同意签署");
      await ask(page, "同意");
    }
    await Promise.all(pages.map((page) => confirm(page, "同意")));
    await Promise.all(pages.map((page) => expectDone(page, name)));

    const wang = await signedIn(browser, "wang.fang");
    const { trail, state } = await flowOf(wang, record);
    const decisions = trail.filter(({ node, type }) => node === "legal" && /^(approved|rejected)$/.test(type));
    expect(decisions).toHaveLength(1);
    const [decision] = decisions;
    expect(state).toBe("running");
    const loser = decision?.actorName === "许敏" ? he : xu;
    await expect(loser.getByText(`${decision?.actorName} 已经处理了这条审批，已为您刷新。`)).toBeVisible();
    await expect(loser.getByText("已经处理了这条审批")).toHaveCount(1);
    expect((await list(wang, "crm.contract", { field: "name", op: "eq", value: name })).length).toBe(1);
  } finally {
    await setLegal(people);
  }
});

test("an approval from one end to the other on the phone", async ({ browser }) => {
  const wang = await onPhone(browser, "wang.fang");
  const name = named("手机审批合同");
  const record = await submitted(wang, name, LARGE);
  for (const login of ["zhao.lei", "he.yan", "sun.li", "lin.jing"]) {
    const page = await onPhone(browser, login);
    const task = await openTask(page, name);
    await expectActionsAtTheBottom(page);
    await fitsTheScreen(page);
    await expect(task.getByText("¥50,000.00").first()).toBeVisible();
    if (login === "he.yan") await task.getByRole("textbox", { name: "法务意见" }).fill("无异议");
    await decide(page, "同意");
    await expectDone(page, name);
    await page.context().close();
  }
  await wang.goto(`/f/crm.contract/r/${record.id}`);
  await expect(wang.locator(".m-record-header").getByText("已通过")).toBeVisible();
  await expect(wang.getByRole("list", { name: "审批记录" })).toContainText("林静");
  await fitsTheScreen(wang);
});

async function holders(administrator: Page, role: string): Promise<readonly string[]> {
  const answer = await (await administrator.request.get("/api/v1/roles")).json();
  const roles = answer.items as readonly { readonly key: string; readonly members: readonly string[] }[];
  return roles.find(({ key }) => key === role)?.members ?? [];
}

async function personId(administrator: Page, login: string): Promise<string> {
  const answer = await (await administrator.request.get(`/api/v1/people?search=${login}`)).json();
  const people = answer.items as readonly { readonly id: string; readonly login: string }[];
  return people.find((person) => person.login === login)?.id ?? "";
}

/** A contract that waits for legal, open in the browsers of both who could decide. */
async function twoAtLegal(browser: Browser) {
  const wang = await signedIn(browser, "wang.fang");
  const name = named("抢先合同");
  const record = await submitted(wang, name, LARGE);
  const zhao = await signedIn(browser, "zhao.lei");
  await openTask(zhao, name);
  await decide(zhao, "同意");
  await expectDone(zhao, name);
  const pages = [await signedIn(browser, "he.yan"), await signedIn(browser, "xu.min")] as const;
  for (const page of pages) {
    await speaks(page, "zh-CN");
    await openTask(page, name);
  }
  return { record, pages, name };
}
