import { lookupOf } from "./derived.ts";
import { filterReads, takesBackLinks } from "./link-fit.ts";
import { takingBack } from "./options-left.ts";
import {
  actingInRows,
  actingOn,
  fillsOf,
  type PreparedField,
  type PreparedForm,
  parentOf,
  preparedAt,
  takesBack,
} from "./prepared.ts";

/** A point of the graph: the value of a field or column, whether it (or a section) is visible, or what may be chosen for it. */
export interface GraphNode {
  readonly target: string;
  readonly aspect: "value" | "visible" | "options";
}

const nameOf = ({ target, aspect }: GraphNode) => `${aspect} ${target}`;

/** Names of nodes, each with the names of what must be known before it. */
class Needs {
  readonly nodes = new Map<string, { readonly node: GraphNode; readonly needs: Set<string> }>();

  of(node: GraphNode): Set<string> {
    const name = nameOf(node);
    const known = this.nodes.get(name);
    if (known) return known.needs;
    const needs = new Set<string>();
    this.nodes.set(name, { node, needs });
    return needs;
  }
}

/** Every node once, after all that it needs. The server refuses to publish a form whose fields go in a circle. */
export function orderOf(form: PreparedForm): readonly GraphNode[] {
  const needs = new Needs();
  for (const section of form.containers.keys()) addVisibility(form, needs, section);
  for (const field of form.fields) {
    addField(form, needs, field, null);
    for (const column of field.columns) addField(form, needs, column, field);
  }
  for (const field of form.fields) addFills(form, needs, field, null);
  return sorted(needs);
}

function addField(form: PreparedForm, needs: Needs, field: PreparedField, table: PreparedField | null): void {
  addVisibility(form, needs, field.path);
  const value = needs.of({ target: field.path, aspect: "value" });
  for (const path of [...(field.compute?.reads ?? []), ...(field.initial?.reads ?? [])]) {
    addRead(form, value, outside(path, table));
  }
  const lookup = lookupOf(field.field);
  if (lookup) addRead(form, value, outside(lookup.via, table));
  for (const { rule, action } of [...actingOn(form, "set", field.path), ...actingInRows(form, "set", field.path)]) {
    for (const path of rule.reads) addRead(form, value, path);
    for (const path of action.settings.get(field.path)?.reads ?? []) addRead(form, value, outside(path, table));
  }
  if (table) value.add(nameOf({ target: table.path, aspect: "value" }));
  addOptions(form, needs, field.path, value);
  if (takesBackLinks(field)) for (const key of filterReads(field.field)) addRead(form, value, outside(key, table));
  if (field.hiding === "clear" || (field.hiding === "recompute" && field.writable))
    value.add(nameOf({ target: field.path, aspect: "visible" }));
}

/** A choice that may be taken back hangs on what may be chosen. */
function addOptions(form: PreparedForm, needs: Needs, target: string, value: Set<string>): void {
  if (!takesBack(form, target)) return;
  const node = { target, aspect: "options" } as const;
  const acting = [...actingOn(form, "options", target), ...actingInRows(form, "options", target)];
  for (const { rule } of acting.filter(takingBack)) {
    for (const path of rule.reads) addRead(form, needs.of(node), path);
  }
  needs.of(node);
  value.add(nameOf(node));
}

/** A path written inside a row as it is written outside. */
function outside(path: string, table: PreparedField | null): string {
  const [key] = path.split(".");
  return table?.columns.some((column) => column.field.key === key) ? `${table.path}.${path}` : path;
}

function addVisibility(form: PreparedForm, needs: Needs, target: string): void {
  const visible = needs.of({ target, aspect: "visible" });
  const parent = parentOf(form, target);
  if (parent !== null) visible.add(nameOf({ target: parent, aspect: "visible" }));
  const ruling = [...actingOn(form, "show", target), ...actingOn(form, "hide", target)];
  const inRows = [...actingInRows(form, "show", target), ...actingInRows(form, "hide", target)];
  for (const { rule } of [...ruling, ...inRows]) {
    for (const path of rule.reads) addRead(form, visible, path);
  }
}

function addFills(form: PreparedForm, needs: Needs, link: PreparedField, table: PreparedField | null): void {
  for (const { to } of fillsOf(link)) {
    const filled = preparedAt(form, table === null ? to : `${table.path}.${to}`);
    if (filled) needs.of({ target: filled.path, aspect: "value" }).add(nameOf({ target: link.path, aspect: "value" }));
  }
  for (const column of link.columns) addFills(form, needs, column, link);
}

function addRead(form: PreparedForm, needs: Set<string>, path: string): void {
  const [key = "", second] = path.split(".");
  const field = form.byPath.get(key);
  if (!field) return;
  const column = second === undefined ? undefined : field.columns.find((known) => known.field.key === second);
  needs.add(nameOf({ target: (column ?? field).path, aspect: "value" }));
}

/** Depth first; a circle, which a published form cannot have, is cut where it closes. */
function sorted({ nodes }: Needs): readonly GraphNode[] {
  const order: GraphNode[] = [];
  const seen = new Set<string>();
  const visit = (name: string) => {
    const entry = nodes.get(name);
    if (!entry || seen.has(name)) return;
    seen.add(name);
    for (const needed of entry.needs) visit(needed);
    order.push(entry.node);
  };
  for (const name of nodes.keys()) visit(name);
  return order;
}
