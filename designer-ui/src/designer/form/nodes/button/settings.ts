import type { ConditionDocument } from "../../../../model/form-shape.ts";
import type { Json } from "../../../../model/json.ts";
import { type NodeSettings, TITLE } from "../node-settings.ts";
import { RuleSetting, ValuesSetting } from "./inputs.tsx";

const doing = (value: string): ConditionDocument => ({ field: "action_do", op: "eq", value });

/** What an action begins with, by what it does. */
const BEGUN: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  open: { url: "https://" },
  create: { form: "" },
  run: { rule: "" },
};

export const settings: NodeSettings = {
  kind: "button",
  hints: [
    TITLE,
    {
      key: "action.do",
      along: ({ action }, next) =>
        action?.do === next
          ? {}
          : { action: { do: next, ...BEGUN[String(next)] } as unknown as NonNullable<typeof action> },
    },
    { key: "action.url", visibleWhen: doing("open") },
    { key: "action.form", control: "setting.form", visibleWhen: doing("create") },
    { key: "action.values", Input: ValuesSetting, visibleWhen: doing("create") },
    { key: "action.rule", Input: RuleSetting, visibleWhen: doing("run") },
  ],
};
