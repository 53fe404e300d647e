// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { registerKind } from "../model/form/kinds.ts";
import type { Field } from "../model/form-shape.ts";
import { refusalOf } from "../model/public-link/public-link-document.ts";
import { control as plate } from "../testing/plate/control.ts";
import { registerPublicKinds } from "./kinds.ts";
import { showQuestion } from "./question.fixture.tsx";

registerPublicKinds();
afterEach(cleanup);

const AREAS = [
  {
    key: "east",
    label: "East",
    children: [
      { key: "hz", label: "Hangzhou" },
      { key: "nb", label: "Ningbo" },
    ],
  },
  { key: "west", label: "West" },
];

/** The field alone on the page; what it holds, and what is wrong with it. */
async function shown(field: Partial<Field> & { readonly type: string }) {
  const { editor } = await showQuestion("Ask", { key: "f", title: "Question", ...field });
  return {
    value: () => editor.getState().result.data["f"] ?? null,
    problems: () => editor.getState().result.problems.map(({ code }) => code),
  };
}

const choose = (name: string, option: string) => userEvent.selectOptions(screen.getByLabelText(name), option);

describe("a control that is added elsewhere", () => {
  it("stands on a public form without being named there: written as a text, and checked by the server", async () => {
    const { value, problems } = await shown({ type: "plate" });
    await userEvent.type(screen.getByLabelText("Question"), "12345");
    expect(value()).toBe("12345");
    expect(problems()).toEqual([]);
    expect(refusalOf({ key: "f", type: "plate", title: "f" })).toBeNull();
  });

  it("is checked on the page as well when its kind lies beside what draws it", async () => {
    registerKind("plate", plate.kind ?? { valueType: "TEXT" });
    const { problems } = await shown({ type: "plate" });
    await userEvent.type(screen.getByLabelText("Question"), "12345");
    expect(problems()).toEqual(["not_a_plate"]);
  });
});

describe("the inputs of people without an account", () => {
  it("lead down a tree level by level, to what lies at its end", async () => {
    const { value, problems } = await shown({ type: "tree", props: { options: AREAS } });
    await choose("Question (level 1)", "East");
    expect(problems()).toEqual(["option_not_leaf"]);
    await choose("Question (level 2)", "Ningbo");
    expect(value()).toBe("nb");
    expect(problems()).toEqual([]);
    await choose("Question (level 1)", "West");
    expect(value()).toBe("west");
    expect(screen.queryByLabelText("Question (level 2)")).toBeNull();
    await choose("Question (level 1)", "Please choose");
    expect(value()).toBeNull();
  });

  it("keep all levels of a cascade", async () => {
    const { value } = await shown({ type: "cascade", props: { options: AREAS, anyLevel: true } });
    await choose("Question (level 1)", "East");
    expect(value()).toEqual(["east"]);
    await choose("Question (level 2)", "Hangzhou");
    expect(value()).toEqual(["east", "hz"]);
  });

  it("score row by row, and say what it comes to", async () => {
    const rows = [
      { key: "speed", label: "Speed" },
      { key: "care", label: "Care" },
    ];
    const { value, problems } = await shown({ type: "scorecard", props: { rows, points: 5, total: "sum" } });
    const score = async (row: string, points: string) =>
      userEvent.click(within(screen.getByRole("group", { name: row })).getByLabelText(points));
    await score("Speed", "4");
    expect(problems()).toEqual(["score_missing"]);
    await score("Care", "3");
    expect(value()).toEqual({ code: "7", text: "7", scores: { speed: "4", care: "3" } });
    expect(screen.getByText("Total 7")).toBeTruthy();
  });

  it("take the first and the last day, in their order", async () => {
    const { value, problems } = await shown({ type: "daterange", props: { maxDays: 3 } });
    fireEvent.change(screen.getByLabelText("First day"), { target: { value: "2026-03-02" } });
    expect(problems()).toEqual(["not_a_daterange"]);
    fireEvent.change(screen.getByLabelText("Last day"), { target: { value: "2026-03-01" } });
    expect(problems()).toEqual(["daterange_reversed"]);
    fireEvent.change(screen.getByLabelText("Last day"), { target: { value: "2026-03-09" } });
    expect(problems()).toEqual(["daterange_too_long"]);
    fireEvent.change(screen.getByLabelText("Last day"), { target: { value: "2026-03-04" } });
    expect(value()).toMatchObject({ code: "2026-03-02/2026-03-04", start: "2026-03-02", end: "2026-03-04" });
  });

  it("read how long something takes", async () => {
    const { value, problems } = await shown({ type: "duration" });
    const box = screen.getByLabelText("Question") as HTMLInputElement;
    await userEvent.type(box, "2h30m");
    expect(value()).toBe("9000");
    await userEvent.tab();
    expect(box.value).toBe("2 h 30 m");
    await userEvent.clear(box);
    await userEvent.type(box, "long");
    expect(problems()).toEqual(["not_a_duration"]);
  });

  it("push a number to its place, and take it away again", async () => {
    const { value } = await shown({ type: "slider", props: { min: "0", max: "10", step: "2", unit: "km" } });
    expect(value()).toBeNull();
    fireEvent.change(screen.getByLabelText("Question"), { target: { value: "6" } });
    expect(value()).toBe("6");
    expect(screen.getByText("6 km")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Clear" }));
    expect(value()).toBeNull();
  });

  it.each<[string, Partial<Field>, string, string]>([
    ["creditcode", {}, "123", "not_a_creditcode"],
    ["barcode", { props: { format: "ean" } }, "123", "not_a_barcode"],
    ["richtext", { props: { maxLength: 2 } }, "abc", "text_too_long"],
  ])("take a %s as it is written, and say what is wrong with it", async (type, more, written, problem) => {
    const { problems } = await shown({ type, ...more });
    await userEvent.type(screen.getByLabelText("Question"), written);
    expect(problems()).toEqual([problem]);
  });

  it("mark several tags, and take a colour by its code", async () => {
    const tags = await shown({
      type: "tag",
      props: {
        options: [
          { key: "a", label: "Fast" },
          { key: "b", label: "Fair" },
        ],
      },
    });
    await userEvent.click(screen.getByLabelText("Fair"));
    expect(tags.value()).toEqual(["b"]);
    cleanup();
    const colour = await shown({ type: "color" });
    await userEvent.type(screen.getByRole("textbox"), "#0a0b0c");
    expect(colour.value()).toBe("#0a0b0c");
    expect(colour.problems()).toEqual([]);
  });
});
