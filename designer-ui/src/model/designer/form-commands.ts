import type { Json } from "../json.ts";
import { defineCommand } from "./command.ts";

/** Sets something of the form itself; undefined takes it away. */
export const setForm = defineCommand<{
  readonly property: "title" | "icon" | "titleField" | "ownerField" | "departmentField" | "description" | "uniques";
  readonly value: Json | undefined;
}>({
  id: "setForm",
  subject: (document) => document.title,
  merge: ({ property }) => property,
  run: (document, { property, value }) => {
    if (property === "title" || property === "icon") return put(document, property, value);
    if (property === "description") {
      return put(document, "settings", put(document.settings ?? {}, property, value));
    }
    return put(document, "model", put(document.model, property, value));
  },
});

function put<T extends object>(target: T, key: string, value: unknown): T {
  const { [key]: old, ...rest } = target as Record<string, unknown>;
  if (JSON.stringify(old) === JSON.stringify(value)) return target;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}
