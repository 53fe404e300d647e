import type { FxFunction } from "./function";

/** Who asks and which record is at hand. */
export const RECORD_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  CURRENTUSER: (args) => args.context.variable("user.id"),
  CURRENTDEPT: (args) => args.context.variable("user.department"),
  RECORDID: (args) => args.context.variable("record.id"),
};
