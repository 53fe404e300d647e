// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { registerControls } from "../../controls/registry.ts";
import { registerSettings } from "../../controls/settings-catalog.ts";
import { control as plate } from "../../testing/plate/control.ts";
import { settings } from "../../testing/plate/settings.ts";
import { show } from "../../testing/show.tsx";
import "../../controls/catalog.ts";
import { fieldPanel } from "./settings/field-panel.ts";
import { useNewField } from "./use-adding.ts";
import { useKinds } from "./use-kinds.ts";

function Palette() {
  const begun = useNewField()("plate");
  return (
    <>
      {useKinds().map(({ key, kinds }) => (
        <ul key={key} aria-label={key}>
          {kinds.map(({ type }) => (
            <li key={type}>{type}</li>
          ))}
        </ul>
      ))}
      <output>{JSON.stringify(begun.props)}</output>
    </>
  );
}

beforeAll(() => {
  registerControls([plate]);
  registerSettings("plate", settings);
});

describe("a control that is added, in the designer", () => {
  it("stands in its group of the palette, after the usual ones, and begins with what it says", async () => {
    await show({ path: "/", at: "/", element: <Palette /> });
    const typesOf = async (group: string) =>
      within(await screen.findByRole("list", { name: group }))
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent);
    expect(await typesOf("advanced")).toContain("plate");
    expect((await typesOf("basic")).slice(0, 5)).toEqual(["text", "textarea", "number", "money", "percent"]);
    expect(screen.getByRole("status").textContent).toBe('{"kind":"electric"}');
  });

  it("is told in its panel what its schema says and what fields of its kind can be told", () => {
    const keys = (inRow: boolean) =>
      fieldPanel("plate", inRow, (key) => key).form.shape.model.fields.map(({ key }) => key);
    const told = ["kind", "range", "shared", "remark"];
    const general = ["required", "default", "computed", "compute", "copy", "placeholder", "masked"];
    expect(keys(false)).toEqual(expect.arrayContaining([...told, ...general.map((key) => `field_${key}`)]));
    expect(keys(true)).toEqual(expect.arrayContaining([...told, "field_total"]));
  });
});
