import { optionsOf } from "../fields.ts";
import { USUAL } from "../form/usual.ts";
import type { Option } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { defineCommand } from "./command.ts";
import { type FieldPath, type FormDocument, fieldAt } from "./document.ts";
import { addColumn, setSetting, withField } from "./field-commands.ts";
import { isKey, takenKeys } from "./keys.ts";
import { addField } from "./layout-commands.ts";
import { withColumnRenamed, withFieldRenamed } from "./rename.ts";

/** Key of the option that is added for words of one's own. */
const OTHER = "other";

/** Lets people write what none of the options says: an option, and a text field below the choice that takes the words. */
export const allowOther = defineCommand<{
  readonly field: string;
  /** The option that asks for the words; one is added where the field has options of its own. */
  readonly option?: string;
  readonly label: LocalizedText;
  readonly title: LocalizedText;
}>({
  id: "allowOther",
  subject: (document, { field }) => fieldAt(document, field)?.title ?? field,
  run: (document, { field, option = OTHER, label, title }) => {
    const choice = fieldAt(document, field);
    if (!choice) return document;
    const { words, document: worded } = withWords(document, field, title);
    const optioned = withField(worded, field, (each) => {
      const options = optionsOf(each);
      if (each.props?.["optionSet"] !== undefined || options.some(({ key }) => key === option)) return each;
      const more: readonly Option[] = [...options, { key: option, label }];
      return { ...each, props: { ...each.props, options: more as unknown as Json } };
    });
    const other = { option, field: words };
    const [table = "", column] = field.split(".");
    return {
      document: setSetting({ path: field, setting: "other", value: other }).run(optioned).document,
      selection: column === undefined ? { kind: "field", key: field } : { kind: "column", table, key: column },
    };
  },
});

/** A text for the words, beside the choice: a field below it, or a column of the same sub-table. */
function withWords(
  document: FormDocument,
  choice: FieldPath,
  title: LocalizedText,
): { readonly document: FormDocument; readonly words: string } {
  const [key = "", column] = choice.split(".");
  const wanted = `${column ?? key}_${OTHER}`;
  if (column !== undefined) {
    const added = addColumn({ table: key, column: { type: USUAL.TEXT, title } }).run(document);
    const columns = fieldAt(document, key)?.fields ?? [];
    const minted = fieldAt(added.document, key)?.fields?.at(-1)?.key ?? "";
    if (!isKey(wanted) || columns.some((each) => each.key === wanted))
      return { document: added.document, words: minted };
    return { document: withColumnRenamed(added.document, key, minted, wanted), words: wanted };
  }
  const added = addField({
    field: { type: USUAL.TEXT, title },
    target: { beside: `field:${key}`, side: "bottom" },
  }).run(document);
  const minted = added.selection?.kind === "field" ? added.selection.key : "";
  if (!isKey(wanted) || takenKeys(document).has(wanted)) return { document: added.document, words: minted };
  return { document: withFieldRenamed(added.document, minted, wanted), words: wanted };
}
