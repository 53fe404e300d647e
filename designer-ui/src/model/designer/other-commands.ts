import { optionsOf } from "../fields.ts";
import type { Option } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { defineCommand } from "./command.ts";
import { fieldAt } from "./document.ts";
import { setSetting, withField } from "./field-commands.ts";
import { isKey, takenKeys } from "./keys.ts";
import { addField } from "./layout-commands.ts";
import { withFieldRenamed } from "./rename.ts";

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
    const added = addField({
      field: { type: "text", title },
      target: { beside: `field:${field}`, side: "bottom" },
    }).run(document);
    const minted = added.selection?.kind === "field" ? added.selection.key : "";
    const wanted = `${field}_${OTHER}`;
    const free = isKey(wanted) && !takenKeys(document).has(wanted);
    const named = free ? withFieldRenamed(added.document, minted, wanted) : added.document;
    const optioned = withField(named, field, (each) => {
      const options = optionsOf(each);
      if (each.props?.["optionSet"] !== undefined || options.some(({ key }) => key === option)) return each;
      const more: readonly Option[] = [...options, { key: option, label }];
      return { ...each, props: { ...each.props, options: more as unknown as Json } };
    });
    const other = { option, field: free ? wanted : minted };
    return {
      document: setSetting({ path: field, setting: "other", value: other }).run(optioned).document,
      selection: { kind: "field", key: field },
    };
  },
});
