import type { NodeChange } from "../../../model/designer/layout-commands.ts";
import type { SectionNode } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import type { SettingsSchema } from "../../../model/settings-schema.ts";
import type { PartHint } from "../settings/part-hint.ts";

/** How the panel asks for something that a node says of itself. */
export interface NodeHint extends PartHint<SectionNode> {
  /** What has to change along with it. */
  readonly along?: (node: SectionNode, value: Json | undefined) => NodeChange;
}

/** What can be told to a kind of node, in the order of the panel; a kind that says nothing has a title. */
export interface NodeSettings {
  readonly kind: string;
  readonly hints: readonly NodeHint[];
  /** For a kind whose properties are not in the schema of forms. */
  readonly schema?: SettingsSchema;
}

export const TITLE: NodeHint = { key: "title", group: "basic", control: "setting.words" };
