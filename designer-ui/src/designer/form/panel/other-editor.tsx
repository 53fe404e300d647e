import { Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { allowOther } from "../../../model/designer/other-commands.ts";
import { type OwnText, ownTextOf } from "../../../model/fields.ts";
import { takesWords } from "../../../model/form/kinds.ts";
import type { Field, Option } from "../../../model/form-shape.ts";
import { useDesign, useDocument } from "../design-context.tsx";
import { useDesigned } from "../settings/designed.tsx";
import { Pick } from "./pick.tsx";
import { Property } from "./property.tsx";

interface OtherEditorProps {
  readonly field: Field;
  /** Its own, or those of its option set. */
  readonly options: readonly Option[];
}

/** Whether one of the options asks for words of one's own, and where these are kept. */
export function OtherEditor({ field, options }: OtherEditorProps) {
  const { path, table } = useDesigned();
  const { t } = useTranslation("designer-values");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const other = ownTextOf(field);
  const put = (change: Partial<OwnText>) =>
    other && design.run(setSetting({ path, setting: "other", value: { ...other, ...change } }));
  const toggle = (on: boolean) => {
    if (!on) return design.run(setSetting({ path, setting: "other", value: undefined }));
    const last = field.props?.["optionSet"] === undefined ? undefined : options.at(-1)?.key;
    const title = t("other.title", { title: text(field.title) });
    return design.run(
      allowOther({ field: path, label: t("other.label"), title, ...(last === undefined ? {} : { option: last }) }),
    );
  };
  return (
    <>
      <div className="m-property m-property-line">
        <Property label={t("other")}>
          {(id) => (
            <Switch id={id} size="small" checked={other !== undefined} title={t("other.hint")} onChange={toggle} />
          )}
        </Property>
      </div>
      {other && (
        <>
          <Pick
            label={t("other.option")}
            value={other.option}
            options={options.map(({ key, label }) => ({ value: key, label: text(label) || key }))}
            onPick={(option) => option !== undefined && put({ option })}
          />
          <Pick
            label={t("other.field")}
            value={other.field}
            options={(table?.fields ?? document.model.fields)
              .filter(({ type, compute }) => takesWords(type) && compute === undefined)
              .map(({ key, title }) => ({ value: key, label: text(title) || key }))}
            onPick={(key) => key !== undefined && put({ field: key })}
          />
        </>
      )}
    </>
  );
}
