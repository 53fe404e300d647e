import { lazily } from "../../kit/lazily.ts";
import type { ControlSettings } from "../setting.ts";

const CountriesSetting = lazily(() => import("./countries-setting.tsx").then((file) => file.CountriesSetting));

export const settings: ControlSettings = {
  hints: [
    { key: "countries", span: 12 },
    { key: "listed", Input: CountriesSetting, visibleWhen: { field: "countries", op: "eq", value: "listed" } },
    { key: "level" },
    { key: "regionOnly" },
  ],
};
