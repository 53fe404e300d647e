import type { ComponentType, LazyExoticComponent } from "react";
import type { ControlKind } from "../../model/form/kinds.ts";
import type { Control, InputProps } from "../control.ts";
import { namesText } from "./entries.ts";
import { FilesCell } from "./files-cell.tsx";

interface Own {
  readonly type: string;
  readonly icon: string;
  readonly Input: LazyExoticComponent<ComponentType<InputProps>>;
  readonly kind: ControlKind;
  readonly fromSheets?: true;
}

/** What all controls share that keep files. */
export const filesControl = (own: Own): Control => ({
  ...own,
  group: "file",
  Cell: FilesCell,
  showsItself: true,
  toText: namesText,
  width: 160,
  inline: false,
});
