// @vitest-environment jsdom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import type { PublicForm } from "../model/generated/rest.ts";
import { registerPublicKinds } from "./kinds.ts";
import { showQuestion } from "./question.fixture.tsx";
import type { Regions } from "./road.ts";
import type { PublicScope } from "./scope.ts";

registerPublicKinds();
afterEach(cleanup);

const REGIONS: Readonly<Record<string, Regions>> = {
  "": {
    items: [
      ["11", "北京市"],
      ["33", "浙江省"],
    ],
    countries: ["CN", "DE"],
  },
  "11": { items: [["1101", "市辖区"]] },
  "1101": { items: [["110101", "东城区"]] },
  "33": {
    items: [
      ["3301", "杭州市"],
      ["3302", "宁波市"],
    ],
  },
  "3301": {
    items: [
      ["330105", "拱墅区"],
      ["330106", "西湖区"],
    ],
  },
};

async function shown(props: PublicForm["fields"][number]["props"] = {}) {
  const asked: string[] = [];
  const regions: PublicScope["regions"] = async (within) => {
    asked.push(within);
    return { is: "ok", value: REGIONS[within] ?? { items: [] } };
  };
  const field = { key: "home", type: "address", title: "Home", props };
  const { editor } = await showQuestion("Where do you live?", field, { regions });
  return { home: () => editor.getState().result.data["home"], asked };
}

const choose = async (step: string, name: string) => {
  await screen.findByRole("option", { name });
  await userEvent.selectOptions(screen.getByLabelText(step), name);
};

it("asks for a region step by step, each when it is wanted, and for the street", async () => {
  const { home, asked } = await shown();
  await choose("Province", "浙江省");
  expect(asked).toEqual(["", "33"]);
  await choose("City", "杭州市");
  expect(asked).toEqual(["", "33", "3301"]);
  await choose("District", "西湖区");
  await userEvent.type(screen.getByLabelText("Street and number"), "文三路 1 号");
  expect(home()).toEqual({
    code: "330106",
    country: "CN",
    detail: "文三路 1 号",
    text: "浙江省杭州市西湖区文三路 1 号",
  });
  await userEvent.selectOptions(screen.getByLabelText("City"), "");
  expect(home()).toEqual({ code: "33", country: "CN", detail: "文三路 1 号", text: "浙江省文三路 1 号" });
});

it("takes the only step there is by itself", async () => {
  const { home } = await shown({ regionOnly: true });
  await choose("Province", "北京市");
  await screen.findByRole("option", { name: "东城区" });
  expect(home()).toEqual({ code: "110101", country: "CN", text: "北京市东城区" });
  expect(screen.queryByLabelText("Street and number")).toBeNull();
});

it("is written by hand abroad", async () => {
  const { home } = await shown({ countries: "all" });
  await choose("Country", "Germany");
  await userEvent.type(screen.getByLabelText("City"), "Berlin");
  await userEvent.type(screen.getByLabelText("Street and number"), "Friedrichstr. 1");
  expect(home()).toMatchObject({ code: "DE", country: "DE", city: "Berlin", detail: "Friedrichstr. 1" });
});
