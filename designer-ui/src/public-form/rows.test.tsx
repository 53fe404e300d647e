// @vitest-environment jsdom
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { registerPublicKinds } from "./kinds.ts";
import { showQuestion } from "./question.fixture.tsx";

registerPublicKinds();
afterEach(cleanup);

it("asks each row by itself whether a column is shown and has to be filled in", async () => {
  const { editor, words } = await showQuestion("Send back", {
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
  });
  const add = screen.getByRole("button", { name: words.t("rows.add") });
  await userEvent.click(add);
  await userEvent.click(add);
  const cards = () => screen.getAllByRole("region").map((card) => within(card));
  await userEvent.type(cards()[1]?.getByLabelText("What") as HTMLElement, "other");

  expect(cards()[0]?.queryByLabelText("Why")).toBeNull();
  expect(cards()[1]?.getByLabelText("Why").getAttribute("aria-required")).toBe("true");
  expect(editor.getState().result.problems.map(({ path }) => path)).toEqual(["/lines/1/why"]);
});
