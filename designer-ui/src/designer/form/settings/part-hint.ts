import type { SettingHint } from "../../../controls/setting.ts";
import type { Json } from "../../../model/json.ts";
import type { Group } from "./general.ts";

/** How the designer asks for a property that stands at a path of a part of the document, such as `action.url`. */
export interface PartHint<Part> extends SettingHint {
  readonly group?: Group;
  /** What it holds, where that is not the property itself. */
  readonly read?: (part: Part) => Json;
  /** Turns what it holds into the property. */
  readonly write?: (value: Json) => Json | undefined;
  /** Its control reads and sets it by itself. */
  readonly alone?: true;
}
