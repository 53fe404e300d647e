import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { ADMINISTRATOR, asAdministrator, fitsTheScreen, HEADERS, PHONE, signedIn } from "./support/people";
import { list } from "./support/records";

/** 2 × 2 pixels, orange. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR42mP40KMBRAwQCgAxHgaR93wgOgAAAABJRU5ErkJggg==",
  "base64",
);
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

/** A form of its own, published: what is uploaded is on trial here, not the designer. */
async function form(page: Page): Promise<string> {
  const key = `visit_${randomUUID().slice(0, 6)}`;
  const field = (name: string, type: string, title: string, props = {}) => ({ key: name, type, title, props });
  const doc = {
    kind: "form",
    key,
    title: "拜访记录",
    model: {
      titleField: "name",
      fields: [
        field("name", "text", "主题"),
        field("files", "attachment", "资料", { maxCount: 5 }),
        field("photos", "image", "现场照片", { watermark: "{user} {time}", maxEdge: 1600 }),
        field("signed", "signature", "签字"),
      ],
    },
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

const part = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);

async function fill(page: Page, subject: string): Promise<void> {
  await page.getByLabel("主题").fill(subject);
  await part(page, "files")
    .locator("input[type=file]")
    .setInputFiles([
      { name: "报价.pdf", mimeType: "application/pdf", buffer: PDF },
      { name: "说明.txt", mimeType: "text/plain", buffer: Buffer.from("三台设备") },
      { name: "photo.png", mimeType: "image/png", buffer: Buffer.from("MZ\0\0 not a picture", "latin1") },
    ]);
  await expect(part(page, "files").getByRole("button", { name: "预览 报价.pdf" })).toBeVisible();
  await expect(part(page, "files").getByRole("button", { name: "预览 说明.txt" })).toBeVisible();
  await expect(part(page, "files").getByRole("alert")).toContainText("内容与扩展名不符");
  await part(page, "files").getByRole("button", { name: "取消上传 photo.png" }).click();
  await part(page, "photos")
    .locator("input[type=file]")
    .setInputFiles([{ name: "现场.png", mimeType: "image/png", buffer: PNG }]);
  await expect(part(page, "photos").getByRole("button", { name: "预览 现场.png" })).toBeVisible();
}

async function sign(page: Page): Promise<void> {
  const pad = part(page, "signed").locator("canvas");
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error("there is nowhere to sign");
  await page.mouse.move(box.x + 40, box.y + 90);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 40],
    [110, 120],
    [150, 60],
    [200, 110],
    [260, 70],
  ] as const) {
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  }
  await page.mouse.up();
  await part(page, "signed")
    .getByRole("button", { name: /^签\s*名/ })
    .click();
  await expect(part(page, "signed").getByRole("button", { name: /重\s*签/ })).toBeVisible();
}

test("files are uploaded, looked at, signed for, saved and found again", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const key = await form(page);
  await page.goto(`/f/${key}/new`);
  await fill(page, "首次拜访");
  await part(page, "photos").getByRole("button", { name: "预览 现场.png" }).click();
  const picture = page.getByRole("dialog").getByRole("img", { name: "现场.png" });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await expect(picture).toBeHidden();
  await part(page, "files").getByRole("button", { name: "预览 说明.txt" }).click();
  await expect(page.getByRole("dialog").getByText("三台设备")).toBeVisible();
  await page.keyboard.press("Escape");
  await sign(page);
  await page
    .getByRole("button", { name: /^保\s*存/ })
    .first()
    .click();
  await expect(part(page, "signed").locator("figcaption")).toContainText("20");
  await expect(page.getByRole("button", { name: /重\s*签/ })).toHaveCount(0);

  const [saved] = await list(page, key);
  await page.goto(`/f/${key}/r/${saved?.id}`);
  await expect(part(page, "files").getByText("报价.pdf")).toBeVisible();
  await expect(part(page, "photos").getByRole("img").or(part(page, "photos").locator("img")).first()).toBeVisible();
  await page.goto(`/f/${key}`);
  await expect(page.getByText("报价.pdf、说明.txt")).toBeVisible();
  await page.screenshot({ path: "test-results/files-list.png" });

  const wrong = await page.request.get(`/api/v1/files/${randomUUID()}`);
  expect(wrong.status()).toBe(404);
});

test("what is saved during an upload waits for it and says so", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const key = await form(page);
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  await page.route("**/fields/files/files?*", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`/f/${key}/new`);
  await page.getByLabel("主题").fill("边传边存");
  const save = page.getByRole("button", { name: /^保\s*存/ }).first();
  await expect(save).toBeEnabled();
  await part(page, "files")
    .locator("input[type=file]")
    .setInputFiles([{ name: "报价.pdf", mimeType: "application/pdf", buffer: PDF }]);
  await expect(page.getByRole("status").filter({ hasText: "正在上传 1 个文件" })).toBeVisible();
  await expect(save).toBeDisabled();
  await page.getByLabel("主题").press("Control+Enter");
  expect(await list(page, key)).toHaveLength(0);
  release();
  await save.click();
  await expect(page.getByRole("button", { name: /^编\s*辑/ })).toBeVisible();
  const [saved] = await list(page, key);
  expect(saved?.data["files"]).toHaveLength(1);
});

test("on a phone a picture is taken, and somebody signs with a finger", async ({ browser }) => {
  const page = await signedIn(browser, ADMINISTRATOR.login, ADMINISTRATOR.password, PHONE);
  const key = await form(page);
  await page.goto(`/f/${key}/new`);
  await fill(page, "电话拜访");
  await sign(page);
  await fitsTheScreen(page);
  await page.screenshot({ path: "test-results/files-phone.png", fullPage: true });
  await page
    .getByRole("button", { name: /^保\s*存/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: /重\s*签/ })).toHaveCount(0);
  const [saved] = await list(page, key);
  expect(saved?.data["signed"]).toHaveLength(1);
});
