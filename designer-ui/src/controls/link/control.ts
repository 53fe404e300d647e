import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { asText } from "../words.ts";
import { LinkCell } from "./link-cell.tsx";

export const control: Control = {
  type: "link",
  icon: "link",
  group: "relation",
  place: 1,
  Input: lazily(() => import("./link-input.tsx").then((file) => file.LinkInput)),
  Cell: LinkCell,
  toText: (value, _field, { labels }) => labels[asText(value)] ?? "",
  placeholder: true,
  width: 180,
  inline: true,
};
