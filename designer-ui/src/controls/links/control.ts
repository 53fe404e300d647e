import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { LinkCell } from "../link/link-cell.tsx";
import { asList } from "../words.ts";

export const control: Control = {
  type: "links",
  icon: "link",
  group: "relation",
  place: 2,
  Input: lazily(() => import("./links-input.tsx").then((file) => file.LinksInput)),
  Cell: LinkCell,
  toText: (value, _field, { labels, language }) =>
    asList(value)
      .map((id) => labels[id] ?? "")
      .join(language === "zh-CN" ? "、" : ", "),
  placeholder: true,
  width: 220,
  inline: false,
};
