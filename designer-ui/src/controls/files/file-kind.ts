import type { ControlKind } from "../../model/form/kinds.ts";
import { checkFiles } from "./entries.ts";

/** What forms must know of every control that keeps files. */
export const fileKind: ControlKind = {
  valueType: "FILES",
  read: () => ({ problem: "files_not_imported" }),
  check: checkFiles,
};
