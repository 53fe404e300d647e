import type { Json } from "../../../../model/json.ts";
import { type NodeSettings, TITLE } from "../node-settings.ts";
import { ColumnsSetting, ViaSetting } from "./inputs.tsx";

type Columns = readonly { readonly field: string }[];

export const settings: NodeSettings = {
  kind: "related",
  hints: [
    TITLE,
    { key: "form", control: "setting.form", along: () => ({ via: undefined, columns: undefined }) },
    { key: "via", Input: ViaSetting },
    {
      key: "columns",
      Input: ColumnsSetting,
      read: ({ columns = [] }) => columns.map(({ field }) => field),
      write: (keys) =>
        ((keys ?? []) as readonly string[]).map((field) => ({ field })) satisfies Columns as unknown as Json,
    },
    { key: "limit" },
  ],
};
