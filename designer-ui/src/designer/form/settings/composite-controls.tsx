import type { InputProps } from "../../../controls/control.ts";
import type { DefaultValue } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { ColumnsEditor } from "../panel/columns-editor.tsx";
import { DefaultEditor } from "../panel/default-editor.tsx";
import { FillEditor } from "../panel/fill-editor.tsx";
import { NumberingEditor } from "../panel/numbering-editor.tsx";
import { OptionsEditor } from "../panel/options-editor.tsx";
import { StagesEditor } from "../panel/stages-editor.tsx";
import { TreeEditor } from "../panel/tree-editor.tsx";
import { UniquesEditor } from "../panel/uniques-editor.tsx";
import { useDesigned, useDesignedPath } from "./designed.tsx";

/** Lists whose entries have commands of their own: they read the document and change it themselves. */
export function OptionsSetting() {
  return <OptionsEditor {...useDesigned()} />;
}

export function StagesSetting() {
  return <StagesEditor {...useDesigned()} />;
}

export function ColumnsSetting() {
  return <ColumnsEditor {...useDesigned()} />;
}

export function FillSetting() {
  return <FillEditor {...useDesigned()} />;
}

export function UniquesSetting() {
  return <UniquesEditor about={useDesignedPath()} />;
}

export function TreeSetting({ id }: InputProps) {
  return <TreeEditor id={id} {...useDesigned()} />;
}

export function NumberingSetting({ id, value, onChange }: InputProps) {
  const { field } = useDesigned();
  return <NumberingEditor id={id} field={field} value={typeof value === "string" ? value : null} onChange={onChange} />;
}

/** What a new record starts with. */
export function DefaultSetting({ id, value, onChange }: InputProps) {
  return (
    <DefaultEditor
      id={id}
      {...useDesigned()}
      value={(value ?? undefined) as DefaultValue | undefined}
      onChange={(next) => onChange((next ?? null) as Json)}
    />
  );
}
