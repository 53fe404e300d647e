import { describe, expect, it } from "vitest";
import type { Field } from "../form-shape.ts";
import type { Json } from "../json.ts";
import { checkDay, isShut } from "./day-rules.ts";

/** Thursday, 10:00 in Shanghai. */
const THURSDAY = { now: "2026-03-05T02:00:30.000Z", zone: "Asia/Shanghai" };
const fieldOf = (type: string, props: Readonly<Record<string, Json>>): Field => ({
  key: "on",
  type,
  title: "On",
  props,
});

describe("rules of days", () => {
  it("name the bound as people do", () => {
    const day = fieldOf("date", { min: { relative: "today-1d" } });
    expect(checkDay(day, "2026-03-01", THURSDAY)).toEqual([{ code: "date_too_early", params: { min: "2026-03-04" } }]);
    const moment = fieldOf("datetime", { max: { relative: "now+2h" } });
    expect(checkDay(moment, "2026-03-05T09:00:00.000Z", THURSDAY)).toEqual([
      { code: "date_too_late", params: { max: "2026-03-05 12:00" } },
    ]);
    expect(checkDay(fieldOf("date", { weekdays: [5, 1] }), "2026-03-05", THURSDAY)).toEqual([
      { code: "date_weekday", params: { days: { "zh-CN": "星期一、星期五", "en-US": "Monday, Friday" } } },
    ]);
  });

  it("follow the holidays and make-up days of the organisation", () => {
    const calendar = { workDays: [1, 2, 3, 4, 5], holidays: ["2026-03-06"], worked: ["2026-03-07"] };
    const day = fieldOf("date", { workingDays: true });
    const shut = ["2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08"].filter((date) =>
      isShut(day, date, { ...THURSDAY, calendar }),
    );
    expect(shut).toEqual(["2026-03-06", "2026-03-08"]);
  });

  it("leave a day open in which some moments may be given", () => {
    const moment = fieldOf("datetime", { min: { relative: "now" }, max: { relative: "today+1d" } });
    const shut = ["2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07"].filter((date) =>
      isShut(moment, date, THURSDAY),
    );
    expect(shut).toEqual(["2026-03-04", "2026-03-07"]);
  });
});
