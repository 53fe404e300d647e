// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import type { PublicForm } from "../model/generated/rest.ts";
import { FieldRow } from "./field-row.tsx";
import { fillingOf } from "./form-of.ts";
import { registerPublicKinds } from "./kinds.ts";
import { type PublicScope, ScopeProvider } from "./scope.ts";
import { loadWords, WordsProvider } from "./words.ts";

registerPublicKinds();
afterEach(cleanup);

const PAGE: PublicForm = {
  title: "Send back",
  fields: [
    {
      key: "lines",
      type: "subtable",
      title: "Lines",
      fields: [
        { key: "what", type: "text", title: "What" },
        {
          key: "why",
          type: "text",
          title: "Why",
          visibleWhen: { field: "what", op: "eq", value: "other" },
          requiredWhen: { field: "what", op: "eq", value: "other" },
        },
      ],
    },
  ],
  layouts: [],
  logic: { rules: [], validations: [] },
  parameters: [],
  zone: "Asia/Shanghai",
};

it("asks each row by itself whether a column is shown and has to be filled in", async () => {
  const words = await loadWords("en-US");
  const { editor, know } = fillingOf(PAGE, "");
  const nowhere = async () => ({ is: "lost" }) as const;
  const scope: PublicScope = {
    editor,
    know,
    candidates: nowhere,
    upload: nowhere,
    withdraw: () => undefined,
    regions: nowhere,
    pictureOf: () => "",
    hold: () => undefined,
  };
  const [lines] = PAGE.fields;
  if (!lines) throw new Error("no field");
  render(
    <WordsProvider value={words}>
      <ScopeProvider value={scope}>
        <FieldRow field={lines} />
      </ScopeProvider>
    </WordsProvider>,
  );
  const add = screen.getByRole("button", { name: words.t("rows.add") });
  await userEvent.click(add);
  await userEvent.click(add);
  const cards = () => screen.getAllByRole("region").map((card) => within(card));
  await userEvent.type(cards()[1]?.getByLabelText("What") as HTMLElement, "other");

  expect(cards()[0]?.queryByLabelText("Why")).toBeNull();
  expect(cards()[1]?.getByLabelText("Why").getAttribute("aria-required")).toBe("true");
  expect(editor.getState().result.problems.map(({ path }) => path)).toEqual(["/lines/1/why"]);
});
