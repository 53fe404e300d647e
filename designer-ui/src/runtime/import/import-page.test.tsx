// @vitest-environment jsdom
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FakeServer } from "../../testing/fake-server.ts";
import { RENTAL } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import { ImportPage } from "./import-page.tsx";

const column = (index: number, header: string, field?: string) => ({
  index,
  header,
  key: `c${index}`,
  title: header,
  type: "text",
  props: {},
  samples: ["甲", "乙"],
  ...(field === undefined ? {} : { field }),
});

const PLAIN = { line: false, mayMake: false, options: [], matches: [], compares: false };

const FINDINGS = {
  rows: 2,
  records: 2,
  tried: 2,
  good: 1,
  bad: 1,
  warnings: 0,
  made: 0,
  differences: [],
  samples: [{ row: 3, column: "联系电话", code: "import_mobile_invalid", message: "不是有效的手机号码。" }],
  columns: [
    {
      field: "phone",
      previews: [
        { text: "138 0000 0001", reads: "13800000001" },
        { text: "3/5", reads: "2026-03-05T10:00:00.000Z" },
      ],
      questions: [],
      more: false,
      warnings: [],
    },
  ],
};

const run = (findings: object | undefined, more: object = {}) => ({
  status: 200,
  body: {
    state: findings ? "done" : "running",
    total: 2,
    processed: 2,
    asked: {},
    ...(findings ? { findings } : {}),
    ...more,
  },
});

const ANALYSIS = {
  id: "i1",
  form: {
    key: "rent.rental",
    title: "租赁单",
    fields: [
      { ...PLAIN, key: "name", title: "项目名称", type: "text", reads: "text", required: true },
      { ...PLAIN, key: "phone", title: "联系电话", type: "phone", reads: "phone", required: false },
      {
        ...PLAIN,
        key: "kind",
        title: "类别",
        type: "select",
        reads: "select",
        required: false,
        mayMake: true,
        options: [{ key: "a", title: "甲" }],
      },
    ],
    tables: [],
  },
  sheets: [
    { index: 0, name: "一", headerRow: 1, rows: 2, columns: [column(0, "项目"), column(1, "联系电话", "phone")] },
  ],
};

function desk(): FakeServer {
  return new FakeServer()
    .on("POST", "/imports", () => ({ status: 200, body: ANALYSIS }))
    .on("POST", "/imports/{id}/check", () => run(undefined))
    .on("GET", "/imports/{id}/check", () => run(FINDINGS))
    .on("GET", "/imports/{id}/sheets", () => ({ status: 200, body: ANALYSIS }))
    .on("POST", "/imports/{id}/start", () => ({ status: 202 }));
}

const open = (server = desk()) =>
  show({ path: "/import", at: "/import?form=rent.rental", element: <ImportPage />, server });

async function drop() {
  await screen.findByRole("heading", { name: "导入到租赁单" });
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (input) await userEvent.upload(input, new File(["x"], "a.csv"));
}

describe("an import into a form that exists", () => {
  it("offers a workbook to fill in before a file is chosen", async () => {
    await open();
    const template = await screen.findByRole("link", { name: "下载模板" });
    expect(template.getAttribute("href")).toBe("/api/v1/forms/rent.rental/import-template");
  });

  it("starts only when every required field has a column, and names those that have none", async () => {
    const { server, address } = await open();
    await drop();
    expect(await screen.findByText("这些必填字段还没有对应的列：项目名称")).toBeDefined();
    expect(screen.getByRole("button", { name: "开始导入" }).hasAttribute("disabled")).toBe(true);

    await userEvent.click(screen.getByLabelText("对应字段 项目"));
    await userEvent.click(await screen.findByText("项目名称 *"));
    await userEvent.click(screen.getByRole("button", { name: "开始导入" }));
    await waitFor(() => expect(address()).toBe("/import/i1"));
    const upload = server.requests.find(({ path }) => path.endsWith("/imports"));
    expect(upload?.query.get("form")).toBe("rent.rental");
    const start = server.requests.find(({ path }) => path.endsWith("/start"))?.body;
    expect(start).toMatchObject({
      target: { form: "rent.rental" },
      columns: [
        { index: 0, key: "name", skip: false },
        { index: 1, key: "phone", skip: false },
      ],
    });
  });

  it("does not start when no row would come in, and says so", async () => {
    const columns = [column(0, "项目", "name"), column(1, "联系电话", "phone")];
    const sheet = { index: 0, name: "一", headerRow: 1, rows: 2, columns };
    await open(
      desk()
        .on("POST", "/imports", () => ({ status: 200, body: { ...ANALYSIS, sheets: [sheet] } }))
        .on("GET", "/imports/{id}/check", () => run({ ...FINDINGS, good: 0, bad: 2 })),
    );
    await drop();

    expect(await screen.findByText(/没有一行能导入，还不能开始。/)).toBeDefined();
    expect(screen.getByRole("button", { name: "开始导入" }).hasAttribute("disabled")).toBe(true);
    await userEvent.click(screen.getByLabelText("对应字段 联系电话"));
    await userEvent.click(await screen.findByText("类别"));
    expect(screen.queryByText(/没有一行能导入/)).toBeNull();
  });

  it("asks about words of a tree and of roles as it asks about those of options", async () => {
    const role = {
      ...PLAIN,
      key: "kind",
      title: "角色",
      type: "role",
      reads: "role",
      required: false,
      options: [{ key: "shop.driver", title: "司机" }],
    };
    const asked = {
      field: "kind",
      previews: [],
      questions: [{ word: "开车的", count: 2, code: "import_unknown_option", candidates: [] }],
      more: false,
      warnings: [],
    };
    const form = { ...ANALYSIS.form, fields: [...ANALYSIS.form.fields.slice(0, 2), role] };
    const columns = [column(0, "项目", "name"), column(1, "角色", "kind")];
    const sheet = { index: 0, name: "一", headerRow: 1, rows: 2, columns };
    await open(
      desk()
        .on("POST", "/imports", () => ({ status: 200, body: { ...ANALYSIS, form, sheets: [sheet] } }))
        .on("GET", "/imports/{id}/check", () => run({ ...FINDINGS, columns: [asked] })),
    );
    await drop();

    await userEvent.click(await screen.findByLabelText("开车的 是"));
    expect(await screen.findByText("司机")).toBeDefined();
    expect(screen.queryByText("作为新选项")).toBeNull();
  });

  it("says what would come of it, asks once for each unknown word, and sends the answers along", async () => {
    const asked = {
      field: "kind",
      previews: [{ text: "旧类", reads: null, remark: "不在选项之中。" }],
      questions: [{ word: "旧类", count: 2, code: "import_unknown_option", candidates: [] }],
      more: false,
      warnings: [],
    };
    const sheet = {
      index: 0,
      name: "一",
      headerRow: 1,
      rows: 2,
      columns: [column(0, "项目", "name"), column(1, "类别", "kind")],
    };
    const { server } = await open(
      desk()
        .on("POST", "/imports", () => ({ status: 200, body: { ...ANALYSIS, sheets: [sheet] } }))
        .on("GET", "/imports/{id}/check", () => run({ ...FINDINGS, columns: [asked] })),
    );
    await drop();
    expect(await screen.findByText("可导入 1 条，1 条不能导入")).toBeDefined();
    expect(screen.getByText("第 3 行 · 联系电话：不是有效的手机号码。")).toBeDefined();

    await userEvent.click(screen.getByLabelText("旧类 是"));
    await userEvent.click(await screen.findByText("甲"));
    expect(await screen.findByText("旧类 → 甲")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "开始导入" }));
    await waitFor(() => expect(server.requests.some(({ path }) => path.endsWith("/start"))).toBe(true));
    expect(server.requests.find(({ path }) => path.endsWith("/start"))?.body).toMatchObject({
      columns: [{ key: "name" }, { key: "kind", props: { choices: { 旧类: "a" } } }],
    });
  });

  it("offers to remember an answer as an alias only to who may make options", async () => {
    const asked = {
      field: "kind",
      previews: [],
      questions: [{ word: "旧类", count: 2, code: "import_unknown_option", candidates: [] }],
      more: false,
      warnings: [],
    };
    const sheet = { ...ANALYSIS.sheets[0], columns: [column(0, "项目", "name"), column(1, "类别", "kind")] };
    const { server } = await open(
      desk()
        .on("POST", "/imports", () => ({ status: 200, body: { ...ANALYSIS, sheets: [sheet] } }))
        .on("GET", "/imports/{id}/check", () => run({ ...FINDINGS, columns: [asked] })),
    );
    await drop();
    await userEvent.click(await screen.findByLabelText("旧类 是"));
    await userEvent.click(await screen.findByText("甲"));
    await userEvent.click(await screen.findByLabelText("把这些写法记为选项的别名，以后导入和粘贴都认得"));
    await userEvent.click(screen.getByRole("button", { name: "开始导入" }));
    await waitFor(() => expect(server.requests.some(({ path }) => path.endsWith("/start"))).toBe(true));
    expect(server.requests.find(({ path }) => path.endsWith("/start"))?.body).toMatchObject({
      columns: [{}, { props: { remember: ["旧类"] } }],
    });
  });

  it("lets somebody choose the record that an unknown word stands for, from those that the field may hold", async () => {
    const asked = {
      field: "site",
      previews: [],
      questions: [{ word: "老仓", count: 1, code: "import_name_unknown", candidates: [] }],
      more: false,
      warnings: [],
    };
    const site = { ...PLAIN, key: "site", title: "工地", type: "link", reads: "link", required: false };
    const sheet = { ...ANALYSIS.sheets[0], columns: [column(0, "项目", "name"), column(1, "工地", "site")] };
    const form = { ...ANALYSIS.form, fields: [...ANALYSIS.form.fields, site] };
    const { server } = await open(
      desk()
        .on("POST", "/imports", () => ({ status: 200, body: { ...ANALYSIS, form, sheets: [sheet] } }))
        .on("GET", "/imports/{id}/check", () => run({ ...FINDINGS, columns: [asked] }))
        .on("GET", "/forms/{form}/fields/{field}/candidates", () => ({
          status: 200,
          body: { items: [{ id: "s1", title: "一号仓" }] },
        })),
    );
    await drop();
    await userEvent.click(await screen.findByLabelText("老仓 是"));
    await userEvent.click(await screen.findByText("一号仓"));
    expect(await screen.findByText("老仓 → 一号仓")).toBeDefined();
    const search = server.requests.find(({ path }) => path.endsWith("/fields/site/candidates"));
    expect(search?.path).toContain("rent.rental");
  });

  it("shows how far the check of a long file is, cancels it, and is there again for who comes back", async () => {
    const long = { ...ANALYSIS, sheets: [{ ...ANALYSIS.sheets[0], rows: 200_000 }] };
    const columns = [
      { index: 0, header: "项目", key: "name", title: "项目", type: "text", props: {}, skip: false },
      { index: 1, header: "联系电话", key: "c1", title: "联系电话", type: "text", props: {}, skip: true },
    ];
    const asked = { sheet: 0, headerRow: 1, rows: 200_000, target: { form: "rent.rental" }, columns };
    let state = "running";
    const server = desk()
      .on("GET", "/imports/{id}/sheets", () => ({ status: 200, body: long }))
      .on("GET", "/imports/{id}/check", () => run(undefined, { state, total: 200_000, processed: 50_000, asked }))
      .on("DELETE", "/imports/{id}/check", () => {
        state = "cancelled";
        return { status: 204 };
      });
    await show({ path: "/import", at: "/import?form=rent.rental&id=i1", element: <ImportPage />, server });

    expect(await screen.findByText("已检查 50,000 / 200,000 行")).toBeDefined();
    expect(screen.getByText("25%")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "取消检查" }));
    expect(await screen.findByRole("button", { name: "先检查" })).toBeDefined();
    expect(server.requests.some(({ method, path }) => method === "DELETE" && path.endsWith("/check"))).toBe(true);
  });

  it("keeps what was chosen for whoever leaves before anything could be checked", async () => {
    const missing = desk().on("GET", "/imports/{id}/check", () => ({ status: 404, body: { status: 404 } }));
    const two = {
      ...ANALYSIS,
      sheets: [...ANALYSIS.sheets, { ...ANALYSIS.sheets[0], index: 1, name: "二", columns: [column(0, "电话二")] }],
    };
    missing.on("GET", "/imports/{id}/sheets", () => ({ status: 200, body: two }));
    const at = "/import?form=rent.rental&id=i1";
    await show({ path: "/import", at, element: <ImportPage />, server: missing });
    await userEvent.click(await screen.findByLabelText("对应字段 联系电话"));
    await userEvent.click(await screen.findByText("类别"));
    await screen.findByText("这些必填字段还没有对应的列：项目名称");
    const kept = { "mortise.import.i1": localStorage.getItem("mortise.import.i1") ?? "" };
    cleanup();

    const { server } = await show({ path: "/import", at, element: <ImportPage />, server: missing, kept });
    await userEvent.click(await screen.findByLabelText("对应字段 项目"));
    await userEvent.click(await screen.findByText("项目名称 *"));
    await userEvent.click(await screen.findByRole("button", { name: "开始导入" }));
    await waitFor(() => expect(server.requests.some(({ path }) => path.endsWith("/start"))).toBe(true));
    expect(server.requests.find(({ path }) => path.endsWith("/start"))?.body).toMatchObject({
      columns: [
        { index: 0, key: "name", skip: false },
        { index: 1, key: "kind", skip: false },
      ],
    });
    expect(localStorage.getItem("mortise.import.i1")).toBeNull();
  });

  it("is refused before a file is looked for, when the right to import is missing", async () => {
    const bare = { ...RENTAL, rights: { ...RENTAL.rights, import: false } };
    await open(desk().on("GET", "/forms/{form}", () => ({ status: 200, body: bare })));
    expect(await screen.findByText("您不能导入租赁单")).toBeDefined();
    expect(document.querySelector("input[type=file]")).toBeNull();
  });

  it("into a form that cannot be seen is the same as into none", async () => {
    await open(desk().on("GET", "/forms/{form}", () => ({ status: 404, body: { status: 404 } })));
    expect(await screen.findByText("没能打开")).toBeDefined();
  });
});
