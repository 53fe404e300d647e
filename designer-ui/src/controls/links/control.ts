import { lazy } from "react";
import type { Control } from "../control.ts";
import { LinkCell } from "../link/link-cell.tsx";
import { asList } from "../words.ts";

export const control: Control = {
  type: "links",
  icon: "link",
  group: "relation",
  place: 2,
  Input: lazy(() => import("./links-input.tsx").then((file) => ({ default: file.LinksInput }))),
  Cell: LinkCell,
  toText: (value, _field, { labels, language }) =>
    asList(value)
      .map((id) => labels[id] ?? "")
      .join(language === "zh-CN" ? "、" : ", "),
  placeholder: true,
  width: 220,
  inline: false,
};
