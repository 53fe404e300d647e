import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import HolderOutlined from "@ant-design/icons/HolderOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import StopOutlined from "@ant-design/icons/StopOutlined";
import { Button, Dropdown, Input, Segmented, Select } from "antd";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../i18n/language.ts";
import { useText } from "../../../i18n/texts.ts";
import { OptionTag } from "../../../kit/option-tag.tsx";
import { PALETTE } from "../../../kit/palette.ts";
import {
  addOption,
  changeOption,
  moveOption,
  removeOption,
  setSetting,
} from "../../../model/designer/field-commands.ts";
import { optionsOf } from "../../../model/fields.ts";
import type { Field, Option } from "../../../model/form-shape.ts";
import { withText } from "../../../model/localized-text.ts";
import { useDesign, useSurrounding } from "../design-context.tsx";
import { useRemoving } from "../use-removing.tsx";
import { OptionsFromEditor } from "./options-from.tsx";
import { OtherEditor } from "./other-editor.tsx";

/** Kinds whose choices may be values of records of another form. */
const FROM_RECORDS: ReadonlySet<string> = new Set(["select", "multiselect"]);

/** Kinds whose options may ask for words of one's own. */
const OTHER_KINDS: ReadonlySet<string> = new Set(["select", "radio", "multiselect", "checkboxes"]);

interface OptionsEditorProps {
  readonly path: string;
  readonly field: Field;
}

/** The choices of a field: its own list, or an option set that several fields share. */
export function OptionsEditor({ path, field }: OptionsEditorProps) {
  const { t } = useTranslation(["designer-panel", "designer-palette"]);
  const { t: values } = useTranslation("designer-values");
  const design = useDesign();
  const text = useText();
  const { optionSets, setOptions } = useSurrounding();
  const set = field.props?.["optionSet"];
  const shared = typeof set === "string";
  const elsewhere = field.props?.["optionsFrom"] !== undefined;
  const choose = (value: string) => {
    if (elsewhere && value !== "from") design.run(setSetting({ path, setting: "optionsFrom", value: undefined }));
    if (shared && value !== "set") design.run(setSetting({ path, setting: "optionSet", value: undefined }));
    if (value === "from") design.run(setSetting({ path, setting: "optionsFrom", value: { form: "", value: "" } }));
    if (value === "set") design.run(setSetting({ path, setting: "optionSet", value: optionSets[0]?.key ?? "" }));
  };
  return (
    <fieldset className="m-property">
      <legend>{t("options")}</legend>
      {(optionSets.length > 0 || shared || FROM_RECORDS.has(field.type)) && (
        <Segmented
          block
          size="small"
          value={elsewhere ? "from" : shared ? "set" : "own"}
          options={[
            { value: "own", label: t("options.own") },
            ...(optionSets.length > 0 || shared ? [{ value: "set", label: t("options.set") }] : []),
            ...(FROM_RECORDS.has(field.type) ? [{ value: "from", label: values("optionsFrom") }] : []),
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
        </>
      ) : (
        <OwnOptions path={path} options={optionsOf(field)} />
      )}
      {!elsewhere && !path.includes(".") && OTHER_KINDS.has(field.type) && (
        <OtherEditor field={field} options={shared ? (setOptions[set] ?? []) : optionsOf(field)} />
      )}
    </fieldset>
  );
}

function OwnOptions({ path, options }: { readonly path: string; readonly options: readonly Option[] }) {
  const { t } = useTranslation(["designer-panel", "designer-palette"]);
  const design = useDesign();
  const [dragged, setDragged] = useState<string | null>(null);
  return (
    <>
      <ul className="m-options">
        {options.map((option, index) => (
          <li
            key={option.key}
            data-dragged={dragged === option.key}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              event.stopPropagation();
              if (dragged !== null) design.run(moveOption({ path, option: dragged, to: index }));
              setDragged(null);
            }}
          >
            {/* biome-ignore lint/a11y/noStaticElementInteractions: Alt with the arrows does the same */}
            <span
              className="m-options-handle"
              draggable
              title={t("options.drag")}
              onDragStart={(event) => {
                event.stopPropagation();
                setDragged(option.key);
              }}
              onDragEnd={() => setDragged(null)}
            >
              <HolderOutlined aria-hidden="true" />
            </span>
            <OptionRow path={path} option={option} index={index} last={index === options.length - 1} />
          </li>
        ))}
      </ul>
      <Button
        block
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        onClick={() =>
          design.run(addOption({ path, label: t("designer-palette:newOption", { number: options.length + 1 }) }))
        }
      >
        {t("options.add")}
      </Button>
    </>
  );
}

interface OptionRowProps {
  readonly path: string;
  readonly option: Option;
  readonly index: number;
  readonly last: boolean;
}

function OptionRow({ path, option, index, last }: OptionRowProps) {
  const { t } = useTranslation(["designer-panel", "designer-palette"]);
  const design = useDesign();
  const text = useText();
  const language = useLanguage();
  const label = text(option.label);
  const removing = useRemoving();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (event.altKey && step !== 0 && !(step === 1 && last) && !(step === -1 && index === 0)) {
      event.preventDefault();
      design.run(moveOption({ path, option: option.key, to: index + step }));
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      design.run(addOption({ path, label: t("designer-palette:newOption", { number: index + 2 }) }));
    }
  };
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: PALETTE.map((color) => ({ key: color, label: <OptionTag color={color}>{label || "—"}</OptionTag> })),
          onClick: ({ key }) => design.run(changeOption({ path, option: option.key, color: key })),
        }}
      >
        <button type="button" className="m-plain m-options-color" aria-label={t("options.color", { option: label })}>
          <OptionTag color={option.color}>A</OptionTag>
        </button>
      </Dropdown>
      <Input
        size="small"
        aria-label={t("options.label", { number: index + 1 })}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        value={label}
        onKeyDown={onKeyDown}
        onChange={(event) =>
          design.run(
            changeOption({
              path,
              option: option.key,
              label: withText(option.label, language, event.target.value, language) ?? "",
            }),
          )
        }
      />
      <Button
        size="small"
        type="text"
        icon={<StopOutlined />}
        title={t("options.retire.hint")}
        aria-label={t("options.retire", { option: label })}
        aria-pressed={option.retired ?? false}
        onClick={() => design.run(changeOption({ path, option: option.key, retired: !option.retired }))}
      />
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t("options.remove", { option: label })}
        onClick={() => void removing.options(path, [option.key], removeOption({ path, option: option.key }))}
      />
    </>
  );
}
