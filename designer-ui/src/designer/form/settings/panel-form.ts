import type { Edit } from "../../../model/designer/command.ts";
import { EVERY_RIGHT, type FormDocument } from "../../../model/designer/document.ts";
import { prepareForm } from "../../../model/form/preparation.ts";
import type { PreparedForm } from "../../../model/form/prepared.ts";
import type { Field, FieldNode, FormShape } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import type { RecordValues } from "../../../model/record.ts";
import { GROUPS, type Group } from "./general.ts";
import type { Asked, FindWords } from "./setting.ts";
import "./setting-catalog.ts";

/** What is asked for a part of the document: a field, a node, the form itself. */
export interface Setting<Part> {
  readonly asked: Asked;
  readonly group: Group;
  /** Of the panel's form. */
  readonly field: Field;
  readonly read: (part: Part) => Json;
  /** The command that sets it at a place; null for what its control does by itself. */
  readonly edit: ((place: string, value: Json) => Edit) | null;
}

/** Settings under one name, that can be folded away. */
export interface PanelGroup {
  readonly key: Group;
  readonly title: string;
  readonly nodes: readonly FieldNode[];
}

/** What the panel asks of a part of the document: a form like any other, and what its values mean there. */
export interface PanelForm<Part> {
  readonly form: PreparedForm;
  readonly groups: readonly PanelGroup[];
  /** The part as it stands; undefined when it is gone. */
  readonly at: (document: FormDocument, place: string) => Part | undefined;
  /** The values of the form for a part as it stands in the document. */
  readonly read: (part: Part) => RecordValues;
  /** What has to be done when a value has changed; null for what its control does by itself. */
  readonly edit: (place: string, key: string, value: Json) => Edit | null;
}

interface Asking<Part> {
  readonly name: string;
  readonly settings: readonly Setting<Part>[];
  readonly at: PanelForm<Part>["at"];
  readonly find: FindWords;
}

/** The form of the panel for everything that is asked. */
export function panelOf<Part>({ name, settings, at, find }: Asking<Part>): PanelForm<Part> {
  const byKey = new Map(settings.map((setting) => [setting.field.key, setting]));
  const groups = groupsOf(settings, find);
  return {
    form: prepareForm(shapeOf(name, settings, groups)),
    groups,
    at,
    read: (part) => Object.fromEntries(settings.map(({ field: { key }, read }) => [key, read(part)])),
    edit: (place, key, value) => byKey.get(key)?.edit?.(place, value) ?? null,
  };
}

const HALF = 6;
const WHOLE = 12;

function groupsOf(settings: readonly Setting<never>[], find: FindWords): readonly PanelGroup[] {
  return GROUPS.flatMap((key): PanelGroup[] => {
    const nodes = settings
      .filter(({ group }) => group === key)
      .map(({ field, asked }): FieldNode => ({ kind: "field", field: field.key, span: spanOf(asked, settings) }));
    return nodes.length === 0 ? [] : [{ key, title: find(`designer-panel:group.${key}`) ?? key, nodes }];
  });
}

function shapeOf(name: string, settings: readonly Setting<never>[], groups: readonly PanelGroup[]): FormShape {
  const fields = settings.map(({ field }) => field);
  return {
    key: `settings.${name}`,
    title: name,
    version: 0,
    model: { titleField: fields[0]?.key ?? "", fields },
    layouts: [
      {
        key: "panel",
        nodes: groups.map(({ key, title, nodes }) => ({
          kind: "section",
          key: `group_${key}`,
          title,
          children: nodes,
        })),
      },
    ],
    settings: { onHide: "keep" },
    rights: EVERY_RIGHT,
    views: [],
    flow: null,
  };
}

/** Half a line only where the other half is filled. */
function spanOf({ hint: { span = WHOLE, key } }: Asked, settings: readonly Setting<never>[]): number {
  if (span !== HALF) return span;
  const [end] = /^(?:min|max)/.exec(key) ?? [];
  const other = end === undefined ? undefined : (end === "min" ? "max" : "min") + key.slice(3);
  return other === undefined || settings.some(({ asked }) => asked.hint.key === other) ? HALF : WHOLE;
}
