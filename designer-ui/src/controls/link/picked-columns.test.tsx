// @vitest-environment jsdom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import type { Field, FormShape } from "../../model/form-shape.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { show } from "../../testing/show.tsx";
import { controlOf } from "../registry.ts";
import { FieldScopeProvider } from "../scope.tsx";
import "../catalog.ts";

const SCOPE = { form: "t.deal", labels: {}, learn: () => undefined, problemAt: () => undefined };
const FIELD: Field = {
  key: "company",
  type: "link",
  title: "公司",
  props: { form: "company", columns: ["secret", "size", "boss"] },
};
const OPTIONS = [{ key: "big", label: { "zh-CN": "大型", "en-US": "Big" } }];

/** As the server gives it to somebody who may not see `secret`. */
const COMPANY: FormShape = {
  key: "t.company",
  title: "公司",
  version: 1,
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: "名称" },
      { key: "size", type: "select", title: "规模", props: { options: OPTIONS } },
      { key: "boss", type: "user", title: "负责人" },
    ],
  },
  layouts: [],
  views: [],
  flow: null,
  rights: {
    create: false,
    read: true,
    update: false,
    delete: false,
    import: false,
    export: false,
    migrate: false,
    design: false,
    fields: {},
  },
} as unknown as FormShape;

afterEach(cleanup);

it("shows what a link names beside the titles in words, as far as the reader knows of it", async () => {
  const server = new FakeServer()
    .on("GET", "/forms/t.company", () => ({ status: 200, body: COMPANY }))
    .on("GET", "/forms/{form}/fields/{field}/candidates", () => ({
      status: 200,
      body: { items: [{ id: "1", title: "橡树", values: { size: "big", boss: "p1" }, labels: { p1: "小陈" } }] },
    }));
  const { Input } = controlOf("link");
  await show({
    path: "/",
    at: "/",
    server,
    element: (
      <FieldScopeProvider value={SCOPE}>
        <Input id="f" field={FIELD} path="company" value={null} onChange={() => undefined} />
      </FieldScopeProvider>
    ),
  });
  await userEvent.click(await screen.findByRole("combobox"));

  const heads = (await screen.findByText("负责人")).closest(".m-pick-columns");
  expect([...(heads?.children ?? [])].map(({ textContent }) => textContent)).toEqual(["", "规模", "负责人"]);
  const line = (await screen.findByText("小陈")).closest(".m-pick-columns");
  expect([...(line?.children ?? [])].map(({ textContent }) => textContent)).toEqual(["橡树", "大型", "小陈"]);
});

it("shows in grey what another record has chosen where only one may, and keeps what stands here already", async () => {
  const server = new FakeServer().on("GET", "/forms/{form}/fields/{field}/candidates", () => ({
    status: 200,
    body: {
      items: [
        { id: "1", title: "橡树", taken: true },
        { id: "2", title: "榆树", taken: true },
        { id: "3", title: "白蜡", detail: "B-3" },
      ],
    },
  }));
  const chosen: unknown[] = [];
  const { Input } = controlOf("links");
  const field: Field = { key: "rooms", type: "links", title: "房间", props: { form: "room", unique: true } };
  await show({
    path: "/",
    at: "/",
    server,
    element: (
      <FieldScopeProvider value={{ ...SCOPE, labels: { "1": "橡树" } }}>
        <Input id="f" field={field} path="rooms" value={["1"]} onChange={(value) => chosen.push(value)} />
      </FieldScopeProvider>
    ),
  });
  await userEvent.click(await screen.findByRole("combobox"));

  const barred = (await screen.findByText("已被其他记录选用")).closest(".ant-select-item-option");
  expect(barred?.textContent).toContain("榆树");
  expect(barred?.className).toContain("ant-select-item-option-disabled");
  await userEvent.click(barred as HTMLElement);
  expect(chosen).toEqual([]);
  await userEvent.click(screen.getByText("白蜡"));
  expect(chosen).toEqual([["1", "3"]]);
});
