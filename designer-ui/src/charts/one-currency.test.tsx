// @vitest-environment jsdom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReportTable } from "../api/reports.ts";
import { FakeServer } from "../testing/fake-server.ts";
import { show } from "../testing/show.tsx";
import { Figures } from "./figures.tsx";

const cells = (sold: string, currency: string | null, sum: string) => ({
  cells: { sold, currency, sum },
  labels: currency === null ? {} : { currency: currency === "USD" ? "美元" : "人民币" },
  selection: { all: [] },
});

/** As the server answers a question that does not keep its currencies apart. */
const TABLE: ReportTable = {
  form: "shop.sale",
  columns: [
    { key: "sold", title: "月份", role: "dimension", type: "text", scale: 0 },
    { key: "currency", title: "币种", role: "currency", type: "option", scale: 0 },
    { key: "sum", title: "金额", role: "measure", type: "number", scale: 4, currency: "currency" },
  ],
  rows: [cells("1", "USD", "7"), cells("1", "CNY", "100"), cells("2", "CNY", "20"), cells("2", null, "3")],
};

const shown = (type: string, table: ReportTable = TABLE) =>
  show({
    path: "/",
    at: "/",
    server: new FakeServer().on("POST", "/dashboards/shop.d/items/{item}/data", () => ({ status: 200, body: table })),
    element: <Figures dashboard="shop.d" item={{ key: "i", type }} params={{}} />,
  });

describe("figures in several currencies", () => {
  beforeEach(cleanup);
  afterEach(cleanup);

  it("stand on a card one for each, with its sign", async () => {
    await shown("kpi", { ...TABLE, columns: TABLE.columns.slice(1), rows: TABLE.rows.slice(0, 2) });

    expect((await screen.findAllByRole("button")).map((button) => button.textContent)).toEqual([
      "$7.00美元",
      "¥100.00人民币",
    ]);
  });

  it("are drawn one currency at a time, the one with most of them first", async () => {
    await shown("leaderboard");

    expect((await screen.findAllByRole("listitem")).map((bar) => bar.textContent)).toEqual(["1¥100.00", "2¥20.00"]);
    await userEvent.click(screen.getByText("美元"));
    expect(screen.getAllByRole("listitem").map((bar) => bar.textContent)).toEqual(["1$7.00"]);
  });

  it("offer no choice where there is but one", async () => {
    await shown("leaderboard", { ...TABLE, rows: TABLE.rows.slice(1, 3) });

    expect(await screen.findAllByRole("listitem")).toHaveLength(2);
    expect(screen.queryByText("人民币")).toBeNull();
  });

  it("stand in a table beside their currency", async () => {
    await shown("table");

    expect((await screen.findAllByRole("row")).map((row) => row.textContent)).toEqual([
      "月份币种金额",
      "1美元$7.00",
      "1人民币¥100.00",
      "2人民币¥20.00",
      "2（空）3.0000",
    ]);
  });
});
