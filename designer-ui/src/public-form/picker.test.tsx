// @vitest-environment jsdom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { registerPublicKinds } from "./kinds.ts";
import { showQuestion } from "./question.fixture.tsx";

registerPublicKinds();
afterEach(cleanup);

it("lists who may be chosen, and says when there are others", async () => {
  const field = { key: "host", type: "user", title: "Host", props: { offered: { list: true, columns: [] } } };
  const { editor } = await showQuestion("Visit", field, {
    candidates: async (_path, search) => ({
      is: "ok",
      value: { items: [{ id: "p1", title: search === "wxf" ? "王小芳" : "Abe" }], more: search === "" },
    }),
  });
  const box = screen.getByRole("combobox");
  await userEvent.click(box);
  expect(await screen.findByText("There are more; type to find them.")).toBeTruthy();
  await userEvent.type(box, "wxf");
  await userEvent.click(await screen.findByText("王小芳"));
  expect(editor.getState().result.data["host"]).toBe("p1");
});
