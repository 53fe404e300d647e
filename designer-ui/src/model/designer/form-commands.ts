import type { Json } from "../json.ts";
import { defineCommand } from "./command.ts";
import { withPart } from "./parts.ts";

/** Sets something of the form itself, such as `icon` or `model.titleField`; undefined takes it away. */
export const setForm = defineCommand<{ readonly property: string; readonly value: Json | undefined }>({
  id: "setForm",
  subject: (document) => document.title,
  merge: ({ property }) => property,
  run: (document, { property, value }) => withPart(document, property, value),
});
