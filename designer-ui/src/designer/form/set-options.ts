import type { Field, Option } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";

/** A field and its columns with the options of their option sets, as the server resolves them for a published form. */
export function withSetOptions(field: Field, sets: Readonly<Record<string, readonly Option[]>>): Field {
  const options = sets[String(field.props?.["optionSet"] ?? "")];
  return {
    ...field,
    ...(options ? { props: { ...field.props, options: options as unknown as Json } } : {}),
    ...(field.fields ? { fields: field.fields.map((column) => withSetOptions(column, sets)) } : {}),
  };
}
