import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { PeopleCell } from "../user/people-cell.tsx";
import { asList } from "../words.ts";

export const control: Control = {
  type: "users",
  icon: "users",
  group: "relation",
  place: 4,
  Input: lazily(() => import("./users-input.tsx").then((file) => file.UsersInput)),
  Cell: PeopleCell,
  toText: (value, _field, { labels, language }) =>
    asList(value)
      .map((id) => labels[id] ?? "")
      .join(language === "zh-CN" ? "、" : ", "),
  placeholder: true,
  width: 180,
  inline: false,
};
