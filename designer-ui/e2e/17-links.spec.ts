import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { field, offered } from "./support/contract-form";
import { ADMINISTRATOR, asAdministrator, fitsTheScreen, HEADERS, PHONE, signedIn, speaks } from "./support/people";
import { create, named, read } from "./support/records";

interface Forms {
  readonly site: string;
  readonly visit: string;
}

const REGIONS = [
  { key: "north", label: { "zh-CN": "北区", "en-US": "North" }, color: "blue" },
  { key: "south", label: { "zh-CN": "南区", "en-US": "South" }, color: "green" },
];

/** Two forms of one's own that read each other. */
async function forms(page: Page): Promise<Forms> {
  const mark = randomUUID().slice(0, 6);
  const [site, visit] = [`site_${mark}`, `visit_${mark}`];
  const part = (key: string, type: string, chinese: string, english: string, props = {}) => ({
    key,
    type,
    title: { "zh-CN": chinese, "en-US": english },
    props,
  });
  const node = (key: string, span = 12) => ({ kind: "field", field: key, span });
  const base = [
    part("name", "text", "名称", "Name", { search: true }),
    part("region", "select", "区域", "Region", { options: REGIONS }),
  ];
  const siteForm = (more: readonly object[], nodes: readonly object[]) => ({
    kind: "form",
    key: site,
    title: { "zh-CN": `站点 ${mark}`, "en-US": `Site ${mark}` },
    model: { titleField: "name", fields: [...base, ...more] },
    layouts: [{ key: "default", nodes }],
  });
  await publish(page, siteForm([], [node("name"), node("region")]));
  await publish(page, {
    kind: "form",
    key: visit,
    title: { "zh-CN": `巡检 ${mark}`, "en-US": `Inspection ${mark}` },
    model: {
      titleField: "subject",
      fields: [
        part("subject", "text", "主题", "Subject"),
        part("site", "link", "站点", "Site", { form: site }),
        part("region", "lookup", "站点区域", "Site region", { via: "site", field: "region" }),
        part("hours", "number", "工时", "Hours", { scale: 1 }),
        part("on", "date", "日期", "Date"),
      ],
    },
    layouts: [{ key: "default", nodes: ["subject", "site", "region", "hours", "on"].map((key) => node(key)) }],
  });
  const reckoned = [
    part("visits", "rollup", "巡检次数", "Inspections", { form: visit, via: "site" }),
    part("hours", "rollup", "工时合计", "Hours in all", { form: visit, via: "site", function: "sum", field: "hours" }),
  ];
  const related = { kind: "related", key: "visits_list", form: visit, via: "site" };
  const nodes = [...["name", "region", "visits", "hours"].map((key) => node(key)), related];
  await publish(page, siteForm(reckoned, nodes), true);
  return { site: `crm.${site}`, visit: `crm.${visit}` };
}

async function publish(
  page: Page,
  doc: Readonly<Record<string, unknown>> & { readonly key: string },
  again = false,
): Promise<void> {
  const at = `/api/v1/metadata/form/crm.${doc.key}`;
  let revision = 1;
  if (again) {
    const { draftRevision } = await (await page.request.get(at)).json();
    const saved = await page.request.put(`${at}/draft`, {
      headers: { ...HEADERS, "If-Match": `"${draftRevision}"` },
      data: doc,
    });
    expect(saved.status(), await saved.text()).toBe(200);
    revision = (await saved.json()).draftRevision;
  } else {
    const made = await page.request.post("/api/v1/metadata/form", { headers: HEADERS, data: { pkg: "crm", doc } });
    expect(made.status(), await made.text()).toBe(201);
  }
  const published = await page.request.post(`${at}/publish`, {
    headers: { ...HEADERS, "If-Match": `"${revision}"` },
    data: { note: "" },
  });
  expect(published.status(), await published.text()).toBe(200);
}

const related = (page: Page): Locator => page.locator(".m-related");

const save = (where: Page | Locator) => where.getByRole("button", { name: /^(保\s*存|Save)/ }).first();

/** The rollup follows behind: the server is asked until it has. */
async function visitsOf(page: Page, form: string, id: string, visits: string): Promise<void> {
  await expect.poll(async () => (await read(page, form, id)).data["visits"]).toBe(visits);
}

test("a picked link shows what is known there; a record made from the list of related ones counts", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const { site, visit } = await forms(page);
  const name = named("东站");
  const place = await create(page, site, { name, region: "north" });

  await test.step("the lookup stands there before anything is saved", async () => {
    await page.goto(`/f/${visit}/new`);
    await page.getByLabel("主题").fill("春季巡检");
    await page.getByRole("combobox", { name: "站点", exact: true }).click();
    await page.keyboard.type(name);
    await offered(page).filter({ hasText: name }).click();
    await expect(field(page, "region")).toContainText("北区");
    await expect(field(page, "region").getByRole("combobox")).toHaveCount(0);
    await page.getByLabel("工时").fill("2.5");
    await page.screenshot({ path: "test-results/links-lookup.png" });
    await save(page).click();
    await expect(page).not.toHaveURL(/\/new/);
    await expect(field(page, "region")).toContainText("北区");
    await visitsOf(page, site, place.id, "1");
  });

  await test.step("a record is made from the list, which knows where it was made", async () => {
    await page.goto(`/f/${site}/r/${place.id}`);
    await expect(field(page, "hours")).toContainText("2.5");
    await expect(related(page).getByRole("button", { name: "春季巡检" })).toBeVisible();
    await page.screenshot({ path: "test-results/links-related.png", fullPage: true });
    await related(page).getByRole("button", { name: "新建" }).click();
    const drawer = page.getByRole("dialog");
    await expect(drawer.locator("[data-path='site']")).toContainText(name);
    await expect(drawer.locator("[data-path='region']")).toContainText("北区");
    await drawer.getByLabel("主题").fill("夏季巡检");
    await drawer.getByLabel("工时").fill("4");
    await page.screenshot({ path: "test-results/links-drawer.png" });
    await save(drawer).click();
    await expect(drawer).toBeHidden();
    await expect(related(page).getByRole("button", { name: "夏季巡检" })).toBeVisible();
    await expect(related(page).getByRole("heading")).toContainText("2");
    await visitsOf(page, site, place.id, "2");
    await page.reload();
    await expect(field(page, "visits")).toContainText("2");
    await expect(field(page, "hours")).toContainText("6.5");
  });

  await test.step("one of the list opens above and is changed there", async () => {
    await related(page).getByRole("button", { name: "春季巡检" }).click();
    const drawer = page.getByRole("dialog");
    await expect(drawer.getByRole("heading", { name: "春季巡检" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();
  });
});

test("on a phone related records are cards", async ({ browser }) => {
  const page = await signedIn(browser, ADMINISTRATOR.login, ADMINISTRATOR.password, PHONE);
  const { site, visit } = await forms(page);
  const place = await create(page, site, { name: named("西站"), region: "south" });
  for (const [subject, hours, on] of [
    ["第一次巡检", "1.5", "2026-03-01"],
    ["第二次巡检，这一次的主题写得特别长，长得一行放不下", "3", "2026-04-01"],
  ]) {
    await create(page, visit, { subject, hours, on, site: place.id });
  }
  await visitsOf(page, site, place.id, "2");
  for (const language of ["zh-CN", "en-US"] as const) {
    await speaks(page, language);
    await page.goto(`/f/${site}/r/${place.id}`);
    await expect(related(page).getByRole("listitem")).toHaveCount(2);
    await expect(related(page).getByRole("table")).toHaveCount(0);
    await expect(related(page).getByRole("listitem").first()).toContainText(language === "zh-CN" ? "南区" : "South");
    await fitsTheScreen(page);
    await page.screenshot({ path: `test-results/links-phone-${language}.png`, fullPage: true });
  }
  await related(page).getByRole("button", { name: "第一次巡检" }).click();
  await expect(page.getByRole("dialog").getByRole("heading", { name: "第一次巡检" })).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Close" })).toBeInViewport({ ratio: 1 });
  await fitsTheScreen(page);
  await page.screenshot({ path: "test-results/links-phone-drawer.png" });
});

test("the panels say what a lookup follows, what a rollup reckons and what a list shows", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const { site, visit } = await forms(page);
  const properties = page.locator(".m-properties");
  for (const language of ["zh-CN", "en-US"] as const) {
    await speaks(page, language);
    await page.goto(`/design/form/${visit}`);
    await page.locator("[data-node='field:region']").click();
    await expect(properties).toContainText(language === "zh-CN" ? "区域" : "Region");
    await page.screenshot({ path: `test-results/links-design-lookup-${language}.png` });
    await page.goto(`/design/form/${site}`);
    await page.locator("[data-node='field:hours']").click();
    await expect(properties).toContainText(language === "zh-CN" ? "工时" : "Hours");
    await page.screenshot({ path: `test-results/links-design-rollup-${language}.png` });
    await page.locator("[data-node='section:visits_list']").click();
    await expect(properties).toContainText(language === "zh-CN" ? "每页条数" : "page");
    await page.screenshot({ path: `test-results/links-design-related-${language}.png` });
  }
});

test("what lines point to adds them up, lists their records, and the panels name the column", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const mark = randomUUID().slice(0, 6);
  const [ware, sale] = [`ware_${mark}`, `sale_${mark}`];
  const part = (key: string, type: string, title: string, more = {}) => ({ key, type, title, ...more });
  const name = part("name", "text", "名称");
  const wareForm = (fields: readonly object[], nodes: readonly object[]) => ({
    kind: "form",
    key: ware,
    title: `产品 ${mark}`,
    model: { titleField: "name", fields: [name, ...fields] },
    layouts: [{ key: "default", nodes: [{ kind: "field", field: "name", span: 12 }, ...nodes] }],
  });
  await publish(page, wareForm([], []));
  const columns = [part("ware", "link", "产品", { props: { form: ware } }), part("pieces", "integer", "件数")];
  await publish(page, {
    kind: "form",
    key: sale,
    title: `销售单 ${mark}`,
    model: {
      titleField: "no",
      fields: [part("no", "text", "单号"), part("lines", "subtable", "明细", { fields: columns })],
    },
    layouts: [{ key: "default", nodes: ["no", "lines"].map((key) => ({ kind: "field", field: key, span: 12 })) }],
  });
  const sold = { form: sale, via: "lines.ware", function: "sum", field: "lines.pieces" };
  const where = { field: "lines.pieces", op: "gt", value: 1 };
  await publish(
    page,
    wareForm(
      [part("visits", "rollup", "已售", { props: { ...sold, where } })],
      [
        { kind: "field", field: "visits", span: 12 },
        { kind: "related", key: "sales", form: sale, via: "lines.ware" },
      ],
    ),
    true,
  );
  const nail = await create(page, `crm.${ware}`, { name: named("钉子") });
  const line = (pieces: number) => ({ ware: nail.id, pieces });
  await create(page, `crm.${sale}`, { no: "S-1", lines: [line(3), line(1), line(4)] });
  await visitsOf(page, `crm.${ware}`, nail.id, "7");

  await test.step("the record lists who names it in a line once, and a new one begins with a line", async () => {
    await page.goto(`/f/crm.${ware}/r/${nail.id}`);
    await expect(field(page, "visits")).toContainText("7");
    await expect(related(page).getByRole("button", { name: "S-1" })).toHaveCount(1);
    await related(page).getByRole("button", { name: "新建" }).click();
    const drawer = page.getByRole("dialog");
    await expect(drawer.locator("[data-path='lines']")).toContainText(String(nail.data["name"]));
    await drawer.getByLabel("单号").fill("S-2");
    await page.screenshot({ path: "test-results/links-lines-drawer.png" });
    await save(drawer).click();
    await expect(drawer).toBeHidden();
    await expect(related(page).getByRole("heading")).toContainText("2");
    await page.screenshot({ path: "test-results/links-lines.png", fullPage: true });
  });

  await test.step("the designer calls the column by its table", async () => {
    const properties = page.locator(".m-properties");
    await page.goto(`/design/form/crm.${ware}`);
    await page.locator("[data-node='field:visits']").click();
    await expect(properties).toContainText("明细 › 产品");
    await expect(properties).toContainText("明细 › 件数");
    await page.screenshot({ path: "test-results/links-lines-rollup.png" });
    await page.locator("[data-node='section:sales']").click();
    await expect(properties).toContainText("明细 › 产品");
    await page.screenshot({ path: "test-results/links-lines-related.png" });
  });
});
