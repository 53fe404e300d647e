import { expect, it } from "vitest";
import { registerControls } from "../../controls/registry.ts";
import { control as plate } from "../../testing/plate/control.ts";
import "../../controls/catalog.ts";
import { columnTypes } from "./columns.ts";

it("offers what says that columns of sheets may become it, as the palette does", () => {
  registerControls([plate]);
  expect(columnTypes().slice(0, 5)).toEqual(["text", "textarea", "number", "money", "percent"]);
  expect(columnTypes().at(-1)).toBe("plate");
  expect(columnTypes()).not.toContain("signature");
});
