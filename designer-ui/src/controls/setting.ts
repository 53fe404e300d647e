import type { ComponentType, LazyExoticComponent } from "react";
import type { ConditionDocument } from "../model/form-shape.ts";
import type { Json, JsonObject } from "../model/json.ts";
import type { SettingsSchema } from "../model/settings-schema.ts";
import type { InputProps } from "./control.ts";

/** How the designer asks for one setting of a control, as far as its schema and its name do not tell. */
export interface SettingHint {
  readonly key: string;
  /** Kind of field that asks for it: one of the palette, or one for settings alone such as `setting.form`. */
  readonly control?: string;
  /** Draws it, in the place of a kind of field. */
  readonly Input?: ComponentType<InputProps> | LazyExoticComponent<ComponentType<InputProps>>;
  /** Settings of that kind of field. */
  readonly props?: Readonly<Record<string, Json>>;
  /** Those of the choices of its schema that it offers, where not all fit. */
  readonly choices?: readonly string[];
  /** Columns of twelve; the whole line where nothing is said. */
  readonly span?: number;
  /** Its name among the words, where the key has another meaning elsewhere. */
  readonly label?: string;
  /** When it is asked for: a condition over the settings beside it. */
  readonly visibleWhen?: ConditionDocument;
  /** Other settings that it sets along with its own. */
  readonly covers?: readonly string[];
}

/** What a control says of its settings in a `settings.ts` beside its `control.ts`; most have nothing to say. */
export interface ControlSettings {
  /** Hinted settings come first, in this order. */
  readonly hints?: readonly SettingHint[];
  /** What a new field begins with; three options where its values are options and nothing is said. */
  readonly begins?: () => JsonObject;
  /** A record may begin with a day or a moment that moves along, such as today. */
  readonly moving?: true;
  /** For a control whose schema does not lie with those of the form engine. */
  readonly schema?: SettingsSchema;
}
