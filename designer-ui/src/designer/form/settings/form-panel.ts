import type { FormDocument } from "../../../model/designer/document.ts";
import { setForm } from "../../../model/designer/form-commands.ts";
import { FORM_PROPERTIES } from "../../../model/generated/settings.ts";
import { FormKey } from "../panel/form-key.tsx";
import { DepartmentField, FormIcon, FormUniques, OwnerField, TitleField } from "./form-controls.tsx";
import { type PanelForm, panelOf } from "./panel-form.ts";
import type { PartHint } from "./part-hint.ts";
import { partSettings } from "./part-settings.ts";
import type { FindWords } from "./setting.ts";

const HINTS: readonly PartHint<FormDocument>[] = [
  { key: "title", group: "basic", control: "setting.words" },
  { key: "key", group: "basic", Input: FormKey, alone: true },
  { key: "icon", group: "basic", Input: FormIcon },
  { key: "settings.description", group: "basic", control: "setting.words", props: { long: true } },
  { key: "model.titleField", group: "records", Input: TitleField },
  { key: "model.ownerField", group: "records", Input: OwnerField },
  { key: "model.departmentField", group: "records", Input: DepartmentField },
  { key: "settings.onHide", group: "value" },
  { key: "settings.afterSubmit", group: "value" },
  { key: "model.uniques", group: "value", Input: FormUniques, alone: true },
];

/** The form of the panel for the form itself. */
export function formPanel(find: FindWords): PanelForm<FormDocument> {
  const settings = partSettings<FormDocument, PartHint<FormDocument>>(
    {
      name: "form",
      schema: FORM_PROPERTIES,
      hints: HINTS,
      words: (property) => [`designer-panel:form.${property.split(".").at(-1)}`],
      set: (_place, { key }, value) => setForm({ property: key, value }),
    },
    find,
  );
  return panelOf({ name: "form", settings, at: (document) => document, find });
}
