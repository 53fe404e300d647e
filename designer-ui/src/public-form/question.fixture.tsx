import { render } from "@testing-library/react";
import type { PublicForm } from "../model/generated/rest.ts";
import { FieldRow } from "./field-row.tsx";
import { fillingOf } from "./form-of.ts";
import { type PublicScope, ScopeProvider } from "./scope.ts";
import { loadWords, WordsProvider } from "./words.ts";

/** A public form of one question, in front of a visitor whom no server answers but as `answers` say. */
export async function showQuestion(
  title: string,
  field: PublicForm["fields"][number],
  answers: Partial<PublicScope> = {},
) {
  const page: PublicForm = {
    title,
    fields: [field],
    layouts: [],
    logic: { rules: [], validations: [] },
    parameters: [],
    unkept: [],
    zone: "Asia/Shanghai",
  };
  const words = await loadWords("en-US");
  const { editor, know } = fillingOf(page, "");
  const nowhere = async () => ({ is: "lost" }) as const;
  const scope: PublicScope = {
    editor,
    know,
    candidates: nowhere,
    upload: nowhere,
    withdraw: () => undefined,
    regions: nowhere,
    pictureOf: async () => null,
    hold: () => undefined,
    ...answers,
  };
  render(
    <WordsProvider value={words}>
      <ScopeProvider value={scope}>
        <FieldRow field={field} />
      </ScopeProvider>
    </WordsProvider>,
  );
  return { editor, words };
}
