import { Button } from "antd";
import { useNavigate } from "react-router";
import { useText } from "../i18n/texts.ts";
import type { SectionNode } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import { packageOf, qualified } from "../model/menu.ts";
import { paths } from "../model/paths.ts";
import type { RecordValues } from "../model/record.ts";
import { useEditor, useEditorState } from "./editor-context.tsx";

/** A button on the form: opens an address, begins a record of another form, or sends the record into its flow. */
export function FormButton({ node }: { readonly node: SectionNode }) {
  const text = useText();
  const navigate = useNavigate();
  const { form, record } = useEditor();
  const data = useEditorState(({ result }) => result.data);
  const title = text(node.title) || node.key;
  const { action } = node;
  switch (action?.do) {
    case "open":
      return (
        <Button href={filledIn(action.url ?? "", data)} target="_blank" rel="noreferrer noopener">
          {title}
        </Button>
      );
    case "create": {
      const target = qualified(packageOf(form.shape.key), action.form ?? "");
      return <Button onClick={() => void navigate(paths.newRecord(target))}>{title}</Button>;
    }
    case "submit":
      return (
        <Button
          disabled={record === null}
          onClick={() => record !== null && void navigate(paths.submitting(form.shape.key, record))}
        >
          {title}
        </Button>
      );
    default:
      return null;
  }
}

/** `{field}` is the value of a field; everything else of the address stays as it is written. */
export function filledIn(url: string, data: RecordValues): string {
  return url.replace(/\{([a-z][a-z0-9_]*)\}/g, (_whole, key: string) => encodeURIComponent(textIn(data[key] ?? null)));
}

function textIn(value: Json): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((each) => textIn(each as Json)).join(",");
  if (typeof value !== "object") return String(value);
  return textIn((value as Readonly<Record<string, Json>>)["text"] ?? null);
}
