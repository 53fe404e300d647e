import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { ADMINISTRATOR, asAdministrator, fitsTheScreen, HEADERS, PHONE, signedIn } from "./support/people";
import { create, first, list } from "./support/records";

const text = (chinese: string, english: string) => ({ "zh-CN": chinese, "en-US": english });
const PLANT = { longitude: 120.15, latitude: 30.28 };
const AWAY = { longitude: 120.15, latitude: 30.2917 };

interface FormDocument {
  readonly kind: "form";
  readonly key: string;
  readonly title: unknown;
  readonly model: unknown;
  readonly layouts?: unknown;
}

async function publish(page: Page, doc: FormDocument): Promise<void> {
  const made = await page.request.post("/api/v1/metadata/form", { headers: HEADERS, data: { pkg: "crm", doc } });
  expect(made.status(), await made.text()).toBe(201);
  const published = await page.request.post(`/api/v1/metadata/form/crm.${doc.key}/publish`, {
    headers: { ...HEADERS, "If-Match": '"1"' },
    data: { note: "" },
  });
  expect(published.status(), await published.text()).toBe(200);
}

/** A form of plants, and one of visits to them that asks to be there; gives the key of the visits. */
async function visits(page: Page): Promise<string> {
  const key = randomUUID().slice(0, 6);
  const plant = `plant_${key}`;
  await publish(page, {
    kind: "form",
    key: plant,
    title: text("工厂", "Plants"),
    model: {
      titleField: "name",
      fields: [
        { key: "name", type: "text", title: text("名称", "Name") },
        { key: "place", type: "location", title: text("位置", "Place") },
      ],
    },
  });
  const geofence = [{ field: "plant.place", within: 500 }];
  await publish(page, {
    kind: "form",
    key: `visit_${key}`,
    title: text("现场签到", "Visits"),
    model: {
      titleField: "name",
      fields: [
        { key: "name", type: "text", title: text("主题", "Subject") },
        { key: "plant", type: "link", title: text("工厂", "Plant"), props: { form: plant } },
        {
          key: "here",
          type: "location",
          title: text("签到位置", "Where"),
          props: { here: true, maxAccuracy: 100, geofence },
        },
        {
          key: "photos",
          type: "image",
          title: text("现场照片", "Photos"),
          props: { minWidth: 300, maxEdge: 600, watermark: "{time}", takenWithin: 30, geofence },
        },
      ],
    },
    layouts: [
      {
        key: "default",
        nodes: ["name", "plant", "here", "photos"].map((field) => ({ kind: "field", field, span: 6 })),
      },
    ],
  });
  await create(page, `crm.${plant}`, { name: "一号工厂", place: "120.15,30.28" });
  return `crm.visit_${key}`;
}

/** What a camera notes: when, and where in degrees and seconds. */
function notes(taken: Date, { longitude, latitude }: typeof PLANT): Buffer {
  const bytes = Buffer.alloc(210);
  const entry = (at: number, about: number, type: number, count: number, value: number) => {
    bytes.writeUInt16BE(about, at);
    bytes.writeUInt16BE(type, at + 2);
    bytes.writeUInt32BE(count, at + 4);
    bytes.writeUInt32BE(value, at + 8);
  };
  const degrees = (at: number, value: number) => {
    for (const [index, part] of [Math.round(value * 1_000_000), 1_000_000, 0, 1, 0, 1].entries()) {
      bytes.writeUInt32BE(part, at + index * 4);
    }
  };
  bytes.write("MM\0*\0\0\0\x08", 0, "latin1");
  bytes.writeUInt16BE(2, 8);
  entry(10, 0x8769, 4, 1, 38);
  entry(22, 0x8825, 4, 1, 68);
  bytes.writeUInt16BE(2, 38);
  entry(40, 0x9003, 2, 20, 122);
  entry(52, 0x9011, 2, 7, 142);
  bytes.writeUInt16BE(4, 68);
  entry(70, 1, 2, 2, 0x4e000000);
  entry(82, 2, 5, 3, 150);
  entry(94, 3, 2, 2, 0x45000000);
  entry(106, 4, 5, 3, 174);
  bytes.write(taken.toISOString().slice(0, 19).replaceAll("-", ":").replace("T", " "), 122, "latin1");
  bytes.write("+00:00", 142, "latin1");
  degrees(150, latitude);
  degrees(174, longitude);
  return bytes;
}

/** A photo of 800 by 600 pixels with its notes. */
async function photo(page: Page, taken: Date, place: typeof PLANT): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [800, 600];
    const pen = canvas.getContext("2d");
    if (pen) {
      pen.fillStyle = "#0f766e";
      pen.fillRect(100, 100, 500, 300);
    }
    return canvas.toDataURL("image/jpeg").split(",")[1] ?? "";
  });
  const jpeg = Buffer.from(drawn, "base64");
  const noted = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), notes(taken, place)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(noted.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, noted, jpeg.subarray(2)]);
}

const part = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);
const MINUTE = 60_000;

/** What is wrong is told when somebody saves. */
const save = (page: Page) =>
  page
    .getByRole("button", { name: /^保\s*存/ })
    .first()
    .click();

async function begin(page: Page, form: string, subject: string): Promise<void> {
  await page.goto(`/f/${form}/new`);
  await page.getByLabel(/^主题/).fill(subject);
  await part(page, "plant").getByRole("combobox").click();
  await page.getByTitle("一号工厂").last().click();
}

test.describe("places and pictures that have to be somewhere", () => {
  test("a check-in is measured, and says how far it is from where it has to be", async ({ browser }) => {
    const page = await asAdministrator(browser);
    const form = await visits(page);
    await page.context().grantPermissions(["geolocation"]);
    await page.context().setGeolocation({ ...AWAY, accuracy: 20 });
    await begin(page, form, "签到");
    await expect(part(page, "here").getByLabel("经度")).toHaveCount(0);
    await part(page, "here").getByRole("button", { name: "获取当前位置" }).click();
    await expect(part(page, "here").getByText(/精度约 20 米/)).toBeVisible();
    await save(page);
    await expect(part(page, "here").getByText(/您距“一号工厂”1\.3 km.*500 m/)).toBeVisible();

    await page.context().setGeolocation({ ...PLANT, accuracy: 20 });
    await part(page, "here").getByRole("button", { name: "获取当前位置" }).click();
    await expect(part(page, "here").getByText("120.15, 30.28")).toBeVisible();
    await expect(part(page, "here").getByText(/您距/)).toHaveCount(0);
    await save(page);
    await expect.poll(async () => (await list(page, form)).length).toBe(1);
  });

  test("a photo keeps its time and place though it is made smaller, and old or far ones are refused", async ({
    browser,
  }) => {
    const page = await asAdministrator(browser);
    const form = await visits(page);
    await begin(page, form, "拍照");
    const send = async (name: string, content: Buffer) =>
      part(page, "photos")
        .locator("input[type=file]")
        .setInputFiles([{ name, mimeType: "image/jpeg", buffer: content }]);
    await expect(part(page, "photos").getByText(/30 分钟内拍摄/)).toBeVisible();

    await send("old.jpg", await photo(page, new Date(Date.now() - 60 * MINUTE), PLANT));
    await expect(part(page, "photos").getByRole("alert")).toContainText("只接受上传前 30 分钟内拍摄的照片");
    await part(page, "photos").getByRole("button", { name: "取消上传 old.jpg" }).click();

    await send("far.jpg", await photo(page, new Date(), AWAY));
    await expect(part(page, "photos").getByRole("button", { name: "移除 far.jpg" })).toBeVisible();
    await save(page);
    await expect(part(page, "photos").getByText(/图片“far.jpg”拍摄于距“一号工厂”1\.3 km处/)).toBeVisible();
    await part(page, "photos").getByRole("button", { name: "移除 far.jpg" }).click();

    await send("now.jpg", await photo(page, new Date(), PLANT));
    await part(page, "photos").getByRole("button", { name: "预览 now.jpg" }).click();
    await expect(page.getByText(/600 × 450 · 拍摄于/)).toBeVisible();
    await expect(page.getByRole("link", { name: "拍摄位置 120.15, 30.28" })).toBeVisible();
    await page.keyboard.press("Escape");
    await save(page);
    await expect.poll(async () => (await list(page, form)).length).toBe(1);
    const { data } = await first(page, form);
    const [kept] = data["photos"] as readonly { readonly id: string; readonly place: string }[];
    expect(kept?.place).toBe("120.15,30.28");
    const served = await (await page.request.get(`/api/v1/files/${kept?.id}`)).body();
    expect(served.includes("Exif"), "what is served tells nothing").toBe(false);
  });

  test("circles are drawn up in the designer", async ({ browser }) => {
    const page = await asAdministrator(browser);
    const form = await visits(page);
    await page.goto(`/design/form/${form}`);
    await page.locator("[data-node='field:here']").click();
    await page.getByRole("button", { name: "添加范围" }).click();
    await expect(page.getByLabel("第 2 个范围的半径（米）")).toHaveValue(/500/);
  });

  test("the same on a phone", async ({ browser }) => {
    const page = await signedIn(browser, ADMINISTRATOR.login, ADMINISTRATOR.password, {
      ...PHONE,
      geolocation: { ...AWAY, accuracy: 20 },
      permissions: ["geolocation"],
    });
    const form = await visits(page);
    await begin(page, form, "手机签到");
    await part(page, "here").getByRole("button", { name: "获取当前位置" }).click();
    await expect(part(page, "here").getByText(/精度约 20 米/)).toBeVisible();
    await save(page);
    await expect(part(page, "here").getByText(/您距“一号工厂”1\.3 km/)).toBeVisible();
    await fitsTheScreen(page);
  });
});
