import type { Field, LayoutNode } from "../form-shape.ts";
import { FORM, type FormDocument, fieldAt, pathOf, type Selection } from "./document.ts";
import { nameOfNode } from "./layout.ts";
import { selectionOfNode } from "./layout-commands.ts";

/** What the designer has to show for a place of the server's checks: `/model/fields/3/compute`, `/layouts/0/nodes/1`. */
export function selectionOfPointer(document: FormDocument, pointer: string): Selection {
  const parts = pointer.split("/").slice(1);
  if (parts[0] === "model" && parts[1] === "fields") return ofField(document.model.fields, parts.slice(2));
  if (parts[0] === "layouts" && parts[2] === "nodes")
    return ofNode(document.layouts?.[Number(parts[1])]?.nodes, parts.slice(3));
  return FORM;
}

/** The rule or check that a place is about, as the logic view names it; null for every other place. */
export function logicAt({ logic }: FormDocument, pointer: string): string | null {
  const [, kind, index] = /^\/logic\/(rules|validations)\/(\d+)/.exec(pointer) ?? [];
  const rule = kind === "rules" ? logic?.rules?.[Number(index)] : undefined;
  const validation = kind === "validations" ? logic?.validations?.[Number(index)] : undefined;
  if (rule) return `rule ${rule.key}`;
  return validation ? `validation ${validation.key}` : null;
}

/** The setting of a field that a place is about, with the type of the field; null for every other place. */
export function settingAt(
  document: FormDocument,
  pointer: string,
): { readonly type: string; readonly key: string } | null {
  const [, key] = /^\/model\/fields\/\d+(?:\/fields\/\d+)?\/props\/([^/]+)/.exec(pointer) ?? [];
  const path = pathOf(selectionOfPointer(document, pointer));
  const type = path === null ? undefined : fieldAt(document, path)?.type;
  return key === undefined || type === undefined ? null : { type, key };
}

function ofField(fields: readonly Field[], parts: readonly string[]): Selection {
  const field = fields[Number(parts[0])];
  if (!field) return FORM;
  const column = parts[1] === "fields" ? field.fields?.[Number(parts[2])] : undefined;
  return column ? { kind: "column", table: field.key, key: column.key } : { kind: "field", key: field.key };
}

function ofNode(nodes: readonly LayoutNode[] | undefined, parts: readonly string[]): Selection {
  const node = nodes?.[Number(parts[0])];
  if (!node) return FORM;
  if (node.kind !== "field" && parts[1] === "children" && parts[2] !== undefined) {
    return ofNode(node.children, parts.slice(2));
  }
  return selectionOfNode(nameOfNode(node));
}
