import { expect, test } from "vitest";
import { shownValue, typedValue } from "./typed-values.ts";

test("a_moment_is_typed_and_shown_by_the_clock_of_the_organisation_wherever_one_sits", () => {
  const moment = typedValue("2026-03-15 10:30", "datetime", "Asia/Shanghai");
  expect(moment).toBe("2026-03-15T02:30:00.000Z");
  expect(typedValue("2026-03-15", "datetime", "Asia/Shanghai")).toBe("2026-03-14T16:00:00.000Z");
  expect(typedValue("2026-03-15 10:30Z", "datetime", "Asia/Shanghai")).toBe("2026-03-15T10:30:00.000Z");
  expect(typedValue("2026-03-15 10:30+02:00", "datetime", "Asia/Shanghai")).toBe("2026-03-15T08:30:00.000Z");
  expect(typedValue("soon", "datetime", "Asia/Shanghai")).toBeNull();
  expect(shownValue(moment, "datetime", "Asia/Shanghai")).toContain("2026-03-15 10:30");
});

test("lists_are_typed_with_commas_of_either_width", () => {
  expect(typedValue("a, b，c", { list: "text" }, "UTC")).toEqual(["a", "b", "c"]);
});
