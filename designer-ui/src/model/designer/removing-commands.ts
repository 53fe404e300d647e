import { takesWords } from "../form/kinds.ts";
import type { LayoutNode, RuleAction } from "../form-shape.ts";
import { withoutTranslations } from "../translations.ts";
import { defineCommand, type Outcome } from "./command.ts";
import { FORM, type FormDocument, fieldAt, type Selection } from "./document.ts";
import {
  childrenOf,
  findPlaced,
  type NodeName,
  nameOfNode,
  nodesOf,
  placedNodes,
  removeNode,
  withNodes,
} from "./layout.ts";
import { selectionOfNode, titleOfNode } from "./layout-commands.ts";
import { shownWith } from "./translation-commands.ts";

/** Removes a field with its data definition, or a section with the fields in it. */
export const removeItem = defineCommand<{ readonly name: NodeName }>({
  id: "remove",
  subject: (document, { name }) => titleOfNode(document, name),
  run: (document, { name }): Outcome => {
    const nodes = nodesOf(document);
    const placed = findPlaced(nodes, name);
    const [kind, own = ""] = name.split(":");
    const gone = new Set(
      placed ? placedNodes([placed.node]).flatMap(({ node }) => (node.kind === "field" ? [node.field] : [])) : [],
    );
    if (kind === "field") gone.add(own);
    for (const key of [...gone].flatMap((each) => shownWith(document, each))) gone.add(key);
    if (!placed && !fieldAt(document, own)) return { document };
    const laidOut = document.layouts ? withNodes(document, removeNode(nodes, name)) : document;
    return { document: withoutFields(laidOut, gone), selection: neighbourOf(nodes, name) };
  },
});

/** Removes several things in one step. */
export const removeItems = defineCommand<{ readonly names: readonly NodeName[] }>({
  id: "remove",
  subject: (document, { names }) => titleOfNode(document, names[0] ?? ""),
  run: (document, { names }) =>
    names.reduce<Outcome>((outcome, name) => removeItem({ name }).run(outcome.document), { document }),
});

function neighbourOf(nodes: readonly LayoutNode[], name: NodeName): Selection {
  const section = findPlaced(nodes, name)?.section ?? null;
  const children = childrenOf(nodes, section);
  const at = children.findIndex((node) => nameOfNode(node) === name);
  const neighbour = children[at + 1] ?? children[at - 1];
  if (neighbour) return selectionOfNode(nameOfNode(neighbour));
  return section === null ? FORM : { kind: "section", key: section };
}

/** What named the fields on purpose goes with them; conditions and formulas that used them are found by the checks. */
function withoutFields(document: FormDocument, gone: ReadonlySet<string>): FormDocument {
  if (gone.size === 0) return document;
  const { ownerField, departmentField, uniques, ...model } = document.model;
  const fields = model.fields.filter(({ key }) => !gone.has(key)).map((field) => withoutTranslations(field, gone));
  const named = fields.find(({ type }) => takesWords(type)) ?? fields[0];
  const left = (actions: readonly RuleAction[]) =>
    actions
      .map((action) => ({
        ...action,
        targets: action.targets.filter((target) => !gone.has(target.split(".")[0] ?? "")),
      }))
      .filter(({ targets }) => targets.length > 0);
  // A rule of the rows of a sub-table that is gone has nobody left to ask.
  const asked = document.logic?.rules?.filter(({ table }) => table === undefined || !gone.has(table));
  const rules = asked?.map((rule) => ({
    ...rule,
    then: left(rule.then),
    ...(rule.else === undefined ? {} : { else: left(rule.else) }),
  }));
  const validations = document.logic?.validations?.filter(({ table }) => table === undefined || !gone.has(table));
  return {
    ...document,
    model: {
      ...model,
      fields,
      titleField: gone.has(model.titleField) ? (named?.key ?? "") : model.titleField,
      ...(ownerField === undefined || gone.has(ownerField) ? {} : { ownerField }),
      ...(departmentField === undefined || gone.has(departmentField) ? {} : { departmentField }),
      ...(uniques === undefined
        ? {}
        : {
            uniques: uniques.filter(
              ({ table, fields: keys }) => !(table === undefined ? keys : [table]).some((key) => gone.has(key)),
            ),
          }),
    },
    ...(document.logic === undefined
      ? {}
      : {
          logic: {
            ...document.logic,
            ...(rules === undefined ? {} : { rules }),
            ...(validations === undefined ? {} : { validations }),
          },
        }),
  };
}
