import { expect, type Page, test } from "@playwright/test";
import { asAdministrator, fitsTheScreen, HEADERS, PHONE, SAMPLE_PASSWORD, signedIn } from "./support/people";
import { create } from "./support/records";

const FORM = "node_site";
const PART = "node_part";
const BOARD = "node_board";
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

interface Document {
  readonly kind: string;
  readonly key: string;
  readonly [name: string]: unknown;
}

async function publish(page: Page, doc: Document): Promise<void> {
  const path = `/api/v1/metadata/${doc.kind}/crm.${doc.key}`;
  const made = await page.request.post(`/api/v1/metadata/${doc.kind}`, { headers: HEADERS, data: { pkg: "crm", doc } });
  expect(made.ok(), await made.text()).toBe(true);
  const { draftRevision } = await (await page.request.get(path)).json();
  const headers = { ...HEADERS, "If-Match": `"${draftRevision}"` };
  const put = await page.request.post(`${path}/publish`, { headers, data: { note: "" } });
  expect(put.ok(), await put.text()).toBe(true);
}

const text = (key: string, title: string) => ({ key, type: "text", title });

const site: Document = {
  kind: "form",
  key: FORM,
  title: "站点",
  model: {
    titleField: "name",
    fields: [
      text("name", "名称"),
      {
        key: "stage",
        type: "stage",
        title: "阶段",
        props: {
          options: [
            { key: "plan", label: "规划", roles: { live: ["node_chief"] } },
            { key: "live", label: "上线" },
            { key: "gone", label: "关停", category: "lost" },
          ],
        },
      },
    ],
  },
  layouts: [
    {
      key: "default",
      nodes: [
        {
          kind: "section",
          key: "base",
          title: "基本信息",
          children: [
            { kind: "field", field: "name", span: 12 },
            { kind: "field", field: "stage", span: 12 },
          ],
        },
      ],
    },
  ],
};

const part: Document = {
  kind: "form",
  key: PART,
  title: "设备",
  model: {
    titleField: "name",
    fields: [text("name", "名称"), { key: "site", type: "link", title: "站点", props: { form: FORM } }],
  },
};

const board: Document = {
  kind: "dashboard",
  key: BOARD,
  title: "设备看板",
  items: [
    {
      key: "count",
      title: "设备数",
      type: "kpi",
      layout: { x: 0, y: 0, w: 6, h: 3 },
      query: { form: PART, measures: [{ key: "n", agg: "count", title: "设备数" }] },
    },
  ],
};

const flow: Document = {
  kind: "flow",
  key: "node_flow",
  title: "站点审批",
  form: FORM,
  trigger: { type: "submit" },
  settings: { emptyApprover: { do: "administrator" } },
  nodes: [
    { id: "start", type: "start" },
    { id: "ask", type: "approve", title: "负责人审批", approvers: [{ by: "role", role: "node_chief" }] },
    { id: "end", type: "end" },
  ],
};

const role = (key: string, title: string, grants: readonly object[]): Document => ({
  kind: "role",
  key,
  title,
  dashboards: grants.length > 0 ? [BOARD] : [],
  grants,
});

const everything = [FORM, PART].map((form) => ({
  form,
  actions: ["create", "read", "update"],
  scope: "all",
  fields: { "*": "write" },
}));

async function members(page: Page, key: string, ...names: readonly string[]): Promise<void> {
  const people: string[] = [];
  for (const name of names) {
    const { items } = await (await page.request.get(`/api/v1/people?search=${encodeURIComponent(name)}`)).json();
    people.push(items[0].id);
  }
  const { items } = await (await page.request.get("/api/v1/roles")).json();
  const version = items.find((one: { key: string }) => one.key === `crm.${key}`)?.version ?? 1;
  const answer = await page.request.put(`/api/v1/roles/crm.${key}/members`, {
    headers: { ...HEADERS, "If-Match": `"${version}"` },
    data: { people },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Puts a kind of node behind what is selected. */
const add = (page: Page, name: string) => page.locator(".m-palette").getByRole("button", { name, exact: true }).click();

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.locator(".m-properties").getByRole("combobox", { name: label, exact: true }).click();
  await page.locator(".ant-select-dropdown:visible").getByText(option, { exact: true }).click();
}

test("pictures, pages, figures and the approval stand on a form, and everybody gets of them what is theirs", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await asAdministrator(browser);
  for (const doc of [
    role("node_chief", "站点主管", []),
    site,
    part,
    board,
    role("node_member", "站点成员", everything),
    flow,
  ]) {
    await publish(page, doc);
  }
  await members(page, "node_member", "李强", "王芳");
  await members(page, "node_chief", "王芳");

  await page.goto(`/design/form/crm.${FORM}`);
  const panel = page.locator(".m-properties");
  await page.locator("[data-node='field:stage']").click();
  await add(page, "插图");
  await panel.getByLabel("标题", { exact: true }).fill("门头");
  await panel.locator("input[type=file]").setInputFiles({ name: "shop.png", mimeType: "image/png", buffer: PNG });
  await expect(page.locator(".m-canvas-related img")).toBeVisible();
  await panel.getByLabel("图片说明", { exact: true }).fill("站点门头照片");
  await panel.getByLabel("图片说明 · English").fill("Front of the site");
  await add(page, "图表");
  await choose(page, "仪表盘", "设备看板");
  await choose(page, "图表", "设备数");
  await choose(page, "通过哪个字段关联到本记录", "站点");
  await add(page, "审批进度");
  await add(page, "嵌入网页");
  await panel.getByLabel("网址", { exact: true }).fill("https://nobody.example.org/{name}");
  await page.keyboard.press("Tab");
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await expect(dialog.getByText(/服务器不允许在表单中嵌入 nobody.example.org/)).toBeVisible();
  await dialog.getByRole("button", { name: /^取\s*消$/ }).click();
  await page.locator("[data-node^='section:iframe']").click();
  await page.keyboard.press("Delete");
  await expect(page.locator("[data-node^='section:iframe']")).toHaveCount(0);
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  await dialog.getByRole("button", { name: /^发\s*布$/ }).click();
  await expect(dialog).toBeHidden();

  const one = await create(page, `crm.${FORM}`, { name: "东站", stage: "plan" });
  const other = await create(page, `crm.${FORM}`, { name: "西站", stage: "plan" });
  for (const name of ["泵", "阀"]) await create(page, `crm.${PART}`, { name, site: one.id });
  await create(page, `crm.${PART}`, { name: "灯", site: other.id });

  const li = await signedIn(browser, "li.qiang", SAMPLE_PASSWORD);
  await li.goto(`/f/crm.${FORM}/r/${one.id}`);
  const picture = li.getByRole("img", { name: "站点门头照片" });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await expect(li.locator(".m-node-chart")).toContainText("2");
  await expect(li.getByText("尚未提交审批。")).toBeVisible();

  const phone = await signedIn(browser, "li.qiang", SAMPLE_PASSWORD, PHONE);
  await phone.goto(`/f/crm.${FORM}/r/${one.id}`);
  await expect(phone.getByRole("img", { name: "站点门头照片" })).toBeVisible();
  await fitsTheScreen(phone);

  // A step of others: it is offered to nobody else, and taken by those who hold the role.
  await li.getByRole("button", { name: /^编\s*辑$/ }).click();
  await expect(li.getByRole("radio", { name: "上线" })).toBeDisabled();
  await expect(li.getByRole("radio", { name: "关停" })).toBeEnabled();
  const wang = await signedIn(browser, "wang.fang", SAMPLE_PASSWORD);
  await wang.goto(`/f/crm.${FORM}/r/${one.id}`);
  await wang.getByRole("button", { name: /^编\s*辑$/ }).click();
  await wang.getByRole("radio", { name: "上线" }).click();
  await wang.getByRole("button", { name: /^保\s*存$/ }).click();
  await expect(wang.getByText("已保存", { exact: true }).first()).toBeVisible();

  await wang.goto(`/f/crm.${FORM}/r/${other.id}`);
  const { version } = await (await page.request.get(`/api/v1/forms/crm.${FORM}/records/${other.id}`)).json();
  const sent = await page.request.post(`/api/v1/forms/crm.${FORM}/records/${other.id}/submit`, {
    headers: { ...HEADERS, "If-Match": `"${version}"` },
    data: {},
  });
  expect(sent.ok(), await sent.text()).toBe(true);
  await wang.reload();
  await expect(wang.locator(".m-node-timeline")).toContainText("负责人审批");
  await expect(wang.locator(".m-record-side")).toHaveCount(0);
});
