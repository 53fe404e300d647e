import { expect, type Page, test } from "@playwright/test";
import { asAdministrator, HEADERS } from "./support/people";
import { zip } from "./support/zip";

const API = "/api/v1/metadata/form/visits.visit";

interface Version {
  readonly version: string;
  readonly title?: string;
  readonly place?: string;
}

/** A small application; what may differ between its versions is the title of its form and a field. */
function bundle({ version, title = "拜访", place }: Version): Buffer {
  const name = { key: "name", type: "text", title: "主题", required: true };
  const fields = place === undefined ? [name] : [name, { key: "place", type: "text", title: place }];
  return zip({
    "manifest.json": { format: 1, id: "visits", version, title: "拜访管理", engine: ">=0.1" },
    "forms/visit.json": {
      kind: "form",
      key: "visit",
      title,
      model: { titleField: "name", fields },
      layouts: [{ key: "default", nodes: [] }],
    },
    "menus/main.json": {
      kind: "menu",
      key: "main",
      title: `拜访管理 ${version}`,
      items: [{ key: "visit", title, form: "visit" }],
    },
  });
}

const formOf = async (page: Page) => (await page.request.get("/api/v1/forms/visits.visit")).json();

async function upload(page: Page, buffer: Buffer): Promise<void> {
  await page.goto("/templates");
  await expect(page.getByRole("button", { name: "上传应用包" })).toBeVisible();
  await page.locator("input[type=file]").setInputFiles({ name: "visits.zip", mimeType: "application/zip", buffer });
  await expect(page.getByRole("heading", { name: /^(将要安装|已安装)：拜访管理$/ })).toBeVisible();
}

/** Somebody here calls the form something else. */
async function rename(page: Page, title: string): Promise<void> {
  const { draftRevision, published } = await (await page.request.get(API)).json();
  const saved = await page.request.put(`${API}/draft`, {
    headers: { ...HEADERS, "If-Match": `"${draftRevision}"` },
    data: { ...published, title },
  });
  expect(saved.status(), await saved.text()).toBe(200);
  const revision = (await (await page.request.get(API)).json()).draftRevision;
  const done = await page.request.post(`${API}/publish`, {
    headers: { ...HEADERS, "If-Match": `"${revision}"` },
    data: { note: "改名" },
  });
  expect(done.status(), await done.text()).toBe(200);
}

const install = (page: Page) => page.getByRole("button", { name: /^安\s*装$/ });

test("a second version meets a form that was changed here: each side is shown, and either can be kept", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  await upload(page, bundle({ version: "1.0.0" }));
  await install(page).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole("link", { name: "拜访", exact: true }).first()).toBeVisible();
  await rename(page, "客户走访");

  await test.step("ours stays as it is, and the rest comes into force", async () => {
    await upload(page, bundle({ version: "2.0.0", place: "地点" }));
    const conflicts = page.getByRole("region", { name: "两边都有修改" });
    await expect(conflicts.getByText("本系统改了：title")).toBeVisible();
    await expect(conflicts.getByText(/应用包改了：model › fields/)).toBeVisible();
    await expect(install(page)).toBeDisabled();
    await expect(page.getByText("请先为每处冲突选择一边。")).toBeVisible();
    await conflicts.getByText("保留我的").click();
    await install(page).click();
    await expect(page).toHaveURL(/\/$/);
    expect((await formOf(page)).title).toBe("客户走访");
    expect((await formOf(page)).model.fields).toHaveLength(1);
  });

  await test.step("what was decided is not asked again, until the bundle changes it once more", async () => {
    await upload(page, bundle({ version: "2.0.0", place: "地点" }));
    await expect(page.getByText("都已是最新，没有需要更改的内容。")).toBeVisible();
  });

  await test.step("theirs takes the place of ours", async () => {
    await upload(page, bundle({ version: "3.0.0", place: "地址" }));
    await page.getByRole("region", { name: "两边都有修改" }).getByText("用应用包的").click();
    await install(page).click();
    await expect(page).toHaveURL(/\/$/);
    const form = await formOf(page);
    expect(form.title).toBe("拜访");
    expect(form.model.fields.map(({ title }: { title: string }) => title)).toEqual(["主题", "地址"]);
  });
});
