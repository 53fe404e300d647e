import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import HolderOutlined from "@ant-design/icons/HolderOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import StopOutlined from "@ant-design/icons/StopOutlined";
import { Button, Dropdown, Input } from "antd";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../i18n/language.ts";
import { useText } from "../../../i18n/texts.ts";
import { LANGUAGES } from "../../../i18n/words.ts";
import { OptionTag } from "../../../kit/option-tag.tsx";
import { PALETTE } from "../../../kit/palette.ts";
import { labelsIn, type OptionChange } from "../../../model/designer/option-list.ts";
import type { Option } from "../../../model/form-shape.ts";
import { withText, writtenText } from "../../../model/localized-text.ts";
import { OptionAliases } from "./option-aliases.tsx";
import { OptionKey, type OptionKeys } from "./option-key.tsx";
import "./options.css";

/** What people do to a list of options. */
export interface OptionEdits {
  readonly add: (labels: readonly string[], at?: number) => void;
  readonly change: (option: string, change: OptionChange) => void;
  readonly move: (option: string, to: number) => void;
  readonly remove: (option: Option) => void;
}

interface OptionListProps {
  readonly options: readonly Option[];
  readonly edits: OptionEdits;
  /** With keys the list is as wide as a page, and has the labels in every language. */
  readonly keys?: OptionKeys;
}

/** The choices in their order: typed, coloured, dragged, retired; a pasted column of a sheet is as many options. */
export function OptionList({ options, edits, keys }: OptionListProps) {
  const { t } = useTranslation(["designer-panel", "designer-palette"]);
  const [dragged, setDragged] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.children[wanted.current]?.querySelector<HTMLInputElement>("input")?.select();
    wanted.current = null;
  });
  const add = (at: number) => {
    wanted.current = at;
    edits.add([t("designer-palette:newOption", { number: options.length + 1 })], at);
  };
  return (
    <div className="m-option-list" data-wide={keys !== undefined}>
      {keys && options.length > 0 && <Heads />}
      <ul className="m-options" ref={list}>
        {options.map((option, index) => (
          <li
            key={option.key}
            data-dragged={dragged === option.key}
            data-retired={option.retired === true}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              event.stopPropagation();
              if (dragged !== null) edits.move(dragged, index);
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
            <OptionRow
              option={option}
              index={index}
              last={index === options.length - 1}
              taken={options}
              edits={edits}
              onAdd={add}
              {...(keys ? { keys } : {})}
            />
          </li>
        ))}
      </ul>
      <Button
        block
        type="dashed"
        size={keys ? "middle" : "small"}
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => add(options.length)}
      >
        {t("options.add")}
      </Button>
    </div>
  );
}

/** What stands in which column. */
function Heads() {
  const { t } = useTranslation("designer-panel");
  return (
    <div className="m-options-heads" aria-hidden="true">
      {LANGUAGES.map(({ key, title }) => (
        <span key={key}>{title}</span>
      ))}
      <span>{t("options.key")}</span>
    </div>
  );
}

interface OptionRowProps extends Pick<OptionListProps, "edits" | "keys"> {
  readonly option: Option;
  readonly index: number;
  readonly last: boolean;
  readonly taken: readonly Option[];
  readonly onAdd: (at: number) => void;
}

function OptionRow({ option, index, last, taken, edits, keys, onAdd }: OptionRowProps) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const language = useLanguage();
  const label = text(option.label);
  const shown = keys ? LANGUAGES : LANGUAGES.filter(({ key }) => key === language);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (event.altKey && step !== 0 && !(step === 1 && last) && !(step === -1 && index === 0)) {
      event.preventDefault();
      edits.move(option.key, index + step);
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) onAdd(index + 1);
  };
  const onPaste = (event: ClipboardEvent) => {
    const labels = labelsIn(event.clipboardData.getData("text/plain"));
    if (labels.length === 0) return;
    event.preventDefault();
    edits.add(labels, index + 1);
  };
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: PALETTE.map((color) => ({ key: color, label: <OptionTag color={color}>{label || "—"}</OptionTag> })),
          onClick: ({ key }) => edits.change(option.key, { color: key }),
        }}
      >
        <button type="button" className="m-plain m-options-color" aria-label={t("options.color", { option: label })}>
          <OptionTag color={option.color}>A</OptionTag>
        </button>
      </Dropdown>
      {shown.map(({ key, title }) => (
        <Input
          key={key}
          size={keys ? "middle" : "small"}
          lang={key}
          aria-label={
            key === language
              ? t("options.label", { number: index + 1 })
              : t("options.labelIn", { number: index + 1, language: title })
          }
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          value={key === language && !keys ? label : writtenText(option.label, key, language)}
          {...(key === language ? {} : { placeholder: label })}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onChange={({ target }) =>
            edits.change(option.key, { label: withText(option.label, key, target.value, language) ?? "" })
          }
        />
      ))}
      {keys && <OptionKey option={option.key} taken={taken} keys={keys} />}
      <OptionAliases
        label={label}
        aliases={option.aliases ?? []}
        onChange={(aliases) => edits.change(option.key, { aliases })}
      />
      <Button
        size="small"
        type="text"
        icon={<StopOutlined />}
        title={t(option.retired ? "options.retire.back" : "options.retire.hint")}
        aria-label={t("options.retire", { option: label })}
        aria-pressed={option.retired ?? false}
        onClick={() => edits.change(option.key, { retired: !option.retired })}
      />
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined />}
        title={t("options.remove", { option: label })}
        aria-label={t("options.remove", { option: label })}
        onClick={() => edits.remove(option)}
      />
    </>
  );
}
