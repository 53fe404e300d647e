import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { settingsOf } from "../../../controls/settings-catalog.ts";
import { useText } from "../../../i18n/texts.ts";
import { OptionTag } from "../../../kit/option-tag.tsx";
import {
  addOptions,
  changeOption,
  moveOption,
  removeOption,
  setOptionOrigin,
  setSetting,
} from "../../../model/designer/field-commands.ts";
import { optionsOf } from "../../../model/fields.ts";
import type { Field, Option } from "../../../model/form-shape.ts";
import { qualified } from "../../../model/menu.ts";
import { paths } from "../../../model/paths.ts";
import { useDesign, useSurrounding } from "../design-context.tsx";
import { OptionList } from "../options/option-list.tsx";
import { useRemoving } from "../use-removing.tsx";
import { OptionsFromEditor } from "./options-from.tsx";
import { OtherEditor } from "./other-editor.tsx";

interface OptionsEditorProps {
  readonly path: string;
  readonly field: Field;
}

/** The choices of a field: its own list, or an option set that several fields share. */
export function OptionsEditor({ path, field }: OptionsEditorProps) {
  const { t } = useTranslation("designer-panel");
  const { t: values } = useTranslation("designer-values");
  const design = useDesign();
  const text = useText();
  const { optionSets, setOptions, pkg } = useSurrounding();
  const set = field.props?.["optionSet"];
  const shared = typeof set === "string";
  const { properties = {} } = settingsOf(field.type).schema;
  const fromRecords = "optionsFrom" in properties;
  const elsewhere = field.props?.["optionsFrom"] !== undefined;
  const choose = (value: string) => {
    const origin =
      value === "set"
        ? { optionSet: optionSets[0]?.key ?? "" }
        : value === "from"
          ? { optionsFrom: { form: "", value: "" } }
          : { options: shared ? (setOptions[set] ?? []) : [] };
    design.run(setOptionOrigin({ path, origin }));
  };
  return (
    <fieldset className="m-property">
      <legend>{t("options")}</legend>
      {(optionSets.length > 0 || shared || fromRecords) && (
        <Segmented
          block
          size="small"
          value={elsewhere ? "from" : shared ? "set" : "own"}
          options={[
            { value: "own", label: t("options.own") },
            ...(optionSets.length > 0 || shared ? [{ value: "set", label: t("options.set") }] : []),
            ...(fromRecords ? [{ value: "from", label: values("optionsFrom") }] : []),
          ]}
          onChange={choose}
        />
      )}
      {elsewhere && <OptionsFromEditor path={path} field={field} />}
      {elsewhere ? null : shared ? (
        <>
          <Select
            aria-label={t("options.set")}
            value={set}
            options={optionSets.map(({ key, title }) => ({ value: key, label: text(title) }))}
            onChange={(value: string) => design.run(setSetting({ path, setting: "optionSet", value }))}
          />
          <div>
            {(setOptions[set] ?? []).map(({ key, label, color }) => (
              <OptionTag key={key} color={color}>
                {text(label)}
              </OptionTag>
            ))}
          </div>
          {set !== "" && (
            <a href={paths.optionSet(qualified(pkg, set))} target="_blank" rel="noreferrer">
              {t("options.open")}
            </a>
          )}
        </>
      ) : (
        <OwnOptions path={path} options={optionsOf(field)} />
      )}
      {!elsewhere && !path.includes(".") && "other" in properties && (
        <OtherEditor field={field} options={shared ? (setOptions[set] ?? []) : optionsOf(field)} />
      )}
    </fieldset>
  );
}

function OwnOptions({ path, options }: { readonly path: string; readonly options: readonly Option[] }) {
  const design = useDesign();
  const removing = useRemoving();
  return (
    <OptionList
      options={options}
      edits={{
        add: (labels, at) => design.run(addOptions({ path, labels, ...(at === undefined ? {} : { at }) })),
        change: (option, change) => design.run(changeOption({ path, option, ...change })),
        move: (option, to) => design.run(moveOption({ path, option, to })),
        remove: ({ key }) => void removing.options(path, [key], removeOption({ path, option: key })),
      }}
    />
  );
}
