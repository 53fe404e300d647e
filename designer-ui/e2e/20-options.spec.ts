import { expect, type Page, test } from "@playwright/test";
import { field, offered } from "./support/contract-form";
import { asAdministrator, HEADERS } from "./support/people";
import { create, read } from "./support/records";

const FORM = "crm.intake";
const INTAKE = {
  kind: "form",
  key: "intake",
  title: { "zh-CN": "来访登记", "en-US": "Intake" },
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: { "zh-CN": "访客", "en-US": "Visitor" } },
      {
        key: "channel",
        type: "select",
        title: { "zh-CN": "渠道", "en-US": "Channel" },
        props: {
          options: [
            { key: "fair", label: { "zh-CN": "展会", "en-US": "Fair" }, color: "blue" },
            { key: "web", label: { "zh-CN": "官网", "en-US": "Website" }, color: "green" },
          ],
        },
      },
    ],
  },
};

async function published(page: Page): Promise<void> {
  await page.request.post("/api/v1/metadata/form", { headers: HEADERS, data: { pkg: "crm", doc: INTAKE } });
  const answer = await page.request.post(`/api/v1/metadata/form/${FORM}/publish`, {
    headers: { ...HEADERS, "If-Match": '"1"' },
    data: { note: "" },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function release(page: Page): Promise<void> {
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await expect(dialog.getByText("检查通过，可以发布。")).toBeVisible();
  await dialog.getByRole("button", { name: /^发\s*布$/ }).click();
  await expect(dialog).toBeHidden();
}

test("an option that is retired in the designer is not offered any more, and records that hold it keep it", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  await published(page);
  const old = await create(page, FORM, { name: "老访客", channel: "fair" });

  await page.goto(`/design/form/${FORM}`);
  await page.locator("[data-node='field:channel']").click();
  const retire = page.getByRole("button", { name: "停用选项「展会」" });
  await retire.click();
  await expect(retire).toHaveAttribute("aria-pressed", "true");
  await release(page);

  await page.goto(`/f/${FORM}/new`);
  await field(page, "channel").getByRole("combobox").click();
  await expect(offered(page)).toHaveText(["官网"]);
  const refused = await page.request.post(`/api/v1/forms/${FORM}/records`, {
    headers: HEADERS,
    data: { data: { name: "新访客", channel: "fair" } },
  });
  expect(refused.status()).toBe(422);
  expect((await refused.json()).problems[0]).toMatchObject({ code: "option_retired", path: "/data/channel" });

  await page.goto(`/f/${FORM}/r/${old.id}`);
  await expect(field(page, "channel")).toContainText("展会");
  await page.getByRole("button", { name: /^编\s*辑$/ }).click();
  await field(page, "name").getByRole("textbox").fill("老访客改名");
  await field(page, "channel").getByRole("combobox").click();
  await expect(offered(page)).toHaveText(["展会", "官网"]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^保\s*存$/ }).click();
  await expect
    .poll(async () => (await read(page, FORM, old.id)).data)
    .toMatchObject({ name: "老访客改名", channel: "fair" });
});

test("an option asks for words of one's own, which are asked for with it and go with it", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await page.goto(`/design/form/${FORM}`);
  await page.locator("[data-node='field:channel']").click();
  await page.getByLabel("允许填写其他内容").click();
  await expect(page.locator("[data-node='field:channel_other']")).toBeVisible();
  await release(page);

  await page.goto(`/f/${FORM}/new`);
  await field(page, "name").getByRole("textbox").fill("朋友的朋友");
  await expect(field(page, "channel_other")).toHaveCount(0);
  await field(page, "channel").getByRole("combobox").click();
  await offered(page).filter({ hasText: "其他" }).click();
  await page.getByRole("button", { name: /^保\s*存$/ }).click();
  await expect(field(page, "channel_other")).toContainText("渠道（其他）");
  await field(page, "channel_other").getByRole("textbox").fill("朋友介绍");
  await page.getByRole("button", { name: /^保\s*存$/ }).click();
  await expect(page).toHaveURL(/\/r\//);
  const id = page.url().split("/r/")[1]?.split(/[?#]/)[0] ?? "";
  expect((await read(page, FORM, id)).data).toMatchObject({ channel: "other", channel_other: "朋友介绍" });
});
