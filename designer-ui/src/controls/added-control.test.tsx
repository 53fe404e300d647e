// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense, useState } from "react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { startLanguage } from "../i18n/language.ts";
import { checkValue } from "../model/form/control-checks.ts";
import { isComputable, isForRows, takesWords } from "../model/form/kinds.ts";
import { computePass } from "../model/form/pass.ts";
import { prepareForm } from "../model/form/preparation.ts";
import type { Field, FormShape } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import { copyOf } from "../model/record-copy.ts";
import { control as plate } from "../testing/plate/control.ts";
import { settings } from "../testing/plate/settings.ts";
import { allControls, controlOf, registerControls } from "./registry.ts";
import { registerSettings, settingsOf } from "./settings-catalog.ts";
import { paste } from "./subtable/rows.ts";
import { ValueView } from "./value-view.tsx";
import "./catalog.ts";

const FIELD: Field = { key: "car", type: "plate", title: "车牌" };
const SHAPE: FormShape = {
  key: "t.trip",
  title: "t",
  version: 1,
  model: { titleField: "car", fields: [FIELD] },
  layouts: [],
  views: [],
  flow: null,
  rights: {
    create: true,
    read: true,
    update: true,
    delete: true,
    import: true,
    export: true,
    migrate: true,
    design: true,
    fields: {},
  },
};

const SURROUNDINGS = {
  now: "2026-03-05T02:00:00.000Z",
  zone: "Asia/Shanghai",
  variables: {},
  right: () => "write" as const,
  linked: () => null,
  departmentTree: () => [],
  system: {},
};

function Alone({ field, onValue }: { readonly field: Field; readonly onValue: (value: Json) => void }) {
  const [value, setValue] = useState<Json>(null);
  const { Input } = controlOf(field.type);
  return (
    <Suspense fallback={null}>
      <label htmlFor="f">f</label>
      <Input
        id="f"
        field={field}
        path={field.key}
        value={value}
        onChange={(next) => {
          setValue(next);
          onValue(next);
        }}
      />
    </Suspense>
  );
}

const choices = [
  { key: "a", label: "甲" },
  { key: "b", label: "乙" },
];

beforeAll(async () => {
  registerControls([plate]);
  await startLanguage("zh-CN");
});
afterEach(cleanup);

describe("a control that is added in a folder of its own", () => {
  it("is drawn, pasted, checked and takes part in the pass", async () => {
    expect(allControls()).toContain(plate);
    expect(controlOf("plate").parse?.("渝a·12345", FIELD, "zh-CN")).toBe("渝A12345");
    expect(checkValue(FIELD, "12345")).toEqual([{ code: "not_a_plate" }]);

    const { problems } = computePass(prepareForm(SHAPE), null, { car: "12345" }, SURROUNDINGS);
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(["not_a_plate /car"]);

    const seen: Json[] = [];
    render(<Alone field={FIELD} onValue={(value) => seen.push(value)} />);
    await userEvent.type(await screen.findByLabelText("f"), "渝");
    expect(seen.at(-1)).toBe("渝");
  });
});

describe("a value of a control that is added", () => {
  const TABLE: Field = { key: "cars", type: "subtable", title: "cars", fields: [FIELD] };

  it("is drawn by its cell", () => {
    render(<ValueView field={FIELD} value="渝A12345" labels={{}} />);
    expect(screen.getByTitle("plate").textContent).toBe("渝A12345");
  });

  it("shows what should be written there while there is none", async () => {
    render(<Alone field={{ ...FIELD, placeholder: "渝A·12345" }} onValue={() => undefined} />);
    expect(await screen.findByPlaceholderText("渝A·12345")).toBeDefined();
  });

  it("is drawn and pasted in rows of a sub-table", async () => {
    expect(isForRows("plate")).toBe(true);
    const pasted = paste([], [FIELD], { row: 0, column: 0 }, "渝a·12345\n12345", "zh-CN", 10);
    expect(pasted).toMatchObject({ rows: [{ car: "渝A12345" }, {}], refused: 1 });

    const { Input } = controlOf(TABLE.type);
    render(
      <Suspense fallback={null}>
        <Input id="t" field={TABLE} path="cars" value={pasted.rows as Json} onChange={() => undefined} />
      </Suspense>,
    );
    expect(
      (await screen.findAllByTitle("plate", {}, { timeout: 20_000 })).map(({ textContent }) => textContent),
    ).toEqual(["渝A12345"]);
  });

  it("comes along with a copy of the record, and with its rows", () => {
    const shape = { ...SHAPE, model: { ...SHAPE.model, fields: [FIELD, TABLE] } };
    const copy = copyOf(shape, { car: "渝A12345", cars: [{ _id: "1", car: "渝B54321" }] }, () => "2");
    expect(copy).toEqual({ car: "渝A12345", cars: [{ _id: "2", car: "渝B54321" }] });
  });

  it("may be given by a formula, and nothing but itself says otherwise", () => {
    expect(isComputable("plate")).toBe(true);
    expect(takesWords("plate")).toBe(false);
    const { data } = computePass(
      prepareForm({
        ...SHAPE,
        model: {
          titleField: "car",
          fields: [
            { ...FIELD, compute: '"渝A" & {no}' },
            { key: "no", type: "text", title: "no" },
          ],
        },
      }),
      null,
      { no: "12345" },
      SURROUNDINGS,
    );
    expect(data["car"]).toBe("渝A12345");
  });
});

describe("the settings of a control that is added", () => {
  it("come with it, and the panel of the designer is made from them", () => {
    registerSettings("plate", settings);
    expect(Object.keys(settingsOf("plate").schema.properties ?? {})).toEqual(["kind", "range", "shared", "remark"]);
    expect(settingsOf("unheard").schema).toEqual({});
  });
});

describe("the inputs of the new controls", () => {
  it.each<[string, Partial<Field>, () => Promise<void>, Json]>([
    ["radio", { props: { options: choices } }, async () => userEvent.click(await screen.findByText("乙")), "b"],
    ["checkboxes", { props: { options: choices } }, async () => userEvent.click(await screen.findByText("甲")), ["a"]],
    [
      "stage",
      { props: { options: choices } },
      async () => userEvent.click(await screen.findByRole("radio", { name: "乙" })),
      "b",
    ],
    ["nps", {}, async () => userEvent.click(await screen.findByText("9")), "9"],
    ["consent", {}, async () => userEvent.click(await screen.findByRole("checkbox")), true],
    ["duration", {}, async () => userEvent.type(await screen.findByLabelText("f"), "2:30"), "9000"],
    ["integer", {}, async () => userEvent.type(await screen.findByLabelText("f"), "12"), "12"],
    ["landline", {}, async () => userEvent.type(await screen.findByLabelText("f"), "021"), "021"],
  ])("%s gives its value", async (type, more, act, expected) => {
    const seen: Json[] = [];
    render(<Alone field={{ key: "f", type, title: "f", ...more }} onValue={(value) => seen.push(value)} />);
    await act();
    expect(seen.at(-1)).toEqual(expected);
  });
});
