import type { Field, Option } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { defineCommand } from "./command.ts";
import { fieldAt } from "./document.ts";
import { addColumn, setSetting, withField } from "./field-commands.ts";
import { addField } from "./layout-commands.ts";

/** Lets the currency of an amount be chosen for each record: adds a field beside it that says it, the first option by default. */
export const sayCurrency = defineCommand<{
  readonly path: string;
  /** Kind of field that says a currency. */
  readonly type: string;
  readonly title: LocalizedText;
  readonly options: readonly Option[];
}>({
  id: "sayCurrency",
  subject: (document, { path }) => fieldAt(document, path)?.title ?? path,
  run: (document, { path, type, title, options }) => {
    if (!fieldAt(document, path)) return document;
    const [table = "", column] = path.split(".");
    const field: Omit<Field, "key"> = {
      type,
      title,
      props: { options: options as unknown as Json },
      ...(options[0] ? { default: { value: options[0].key } } : {}),
    };
    const added = (
      column === undefined
        ? addField({ field, target: { beside: `field:${path}`, side: "right" } })
        : addColumn({ table, column: field })
    ).run(document);
    const key = added.selection && "key" in added.selection ? added.selection.key : "";
    const said = setSetting({ path, setting: "currencyField", value: key }).run(added.document);
    const free = withField(said.document, path, (each) => {
      const { currency: _currency, scale: _scale, ...props } = each.props ?? {};
      return { ...each, props };
    });
    return {
      document: free,
      selection: column === undefined ? { kind: "field", key: path } : { kind: "column", table, key: column },
    };
  },
});
