import TranslationOutlined from "@ant-design/icons/TranslationOutlined";
import { Button, Popover } from "antd";
import { type KeyboardEvent, type ReactNode, Suspense, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { controlOf } from "../controls/registry.ts";
import { useFieldScope } from "../controls/scope.tsx";
import { ValueView } from "../controls/value-view.tsx";
import { useText } from "../i18n/texts.ts";
import { LANGUAGES } from "../i18n/words.ts";
import { isBlank } from "../model/fields.ts";
import type { Field } from "../model/form-shape.ts";
import { translationsOf } from "../model/translations.ts";
import { useEditor, useEditorState } from "./editor-context.tsx";
import "./translations.css";

interface TranslationsProps {
  readonly field: Field;
  readonly reading: boolean;
}

/** A field that holds the text in another language. */
interface Translation {
  readonly language: string;
  readonly field: Field;
}

/** A small button beside a text that opens one box for each other language; in read mode what is written in these. */
export function Translations({ field, reading }: TranslationsProps) {
  const { t } = useTranslation("translations");
  const text = useText();
  const { form } = useEditor();
  const { problemAt } = useFieldScope();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const states = useEditorState(({ result }) => result.states);
  const data = useEditorState(({ result }) => result.data);
  const all = Object.entries(translationsOf(field)).flatMap(([language, key]): readonly Translation[] => {
    const known = form.byPath.get(key)?.field;
    return known && states[key]?.visible !== false ? [{ language, field: known }] : [];
  });
  const shown = reading ? all.filter((each) => !isBlank(data[each.field.key] ?? null)) : all;
  if (shown.length === 0) return null;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const written = all.filter((each) => !isBlank(data[each.field.key] ?? null)).length;
  const wrong = shown.some((each) => problemAt(each.field.key) !== undefined);
  const name = t("open", { field: text(field.title) || field.key, written, all: all.length });
  const opener = (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<Boxes name={name} shown={shown} reading={reading} onClose={close} />}
    >
      <Button
        ref={button}
        type="text"
        size="small"
        danger={wrong}
        className="m-translations"
        aria-label={name}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={name}
        icon={<TranslationOutlined aria-hidden="true" />}
      >
        {written > 0 && all.length > 1 && `${written}/${all.length}`}
      </Button>
    </Popover>
  );
  // What is wrong with a translation leads to the button that opens it.
  return shown.reduceRight<ReactNode>(
    (inside, each) => (
      <span key={each.field.key} data-path={each.field.key}>
        {inside}
      </span>
    ),
    opener,
  );
}

interface BoxesProps {
  readonly name: string;
  readonly shown: readonly Translation[];
  readonly reading: boolean;
  readonly onClose: () => void;
}

function Boxes({ name, shown, reading, onClose }: BoxesProps) {
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div role="dialog" aria-label={name} className="m-translation-boxes" onKeyDown={leave}>
      {shown.map((each, index) => (
        <Box key={each.field.key} {...each} reading={reading} first={index === 0} />
      ))}
    </div>
  );
}

interface BoxProps extends Translation {
  readonly reading: boolean;
  readonly first: boolean;
}

/** The text in one language, by the control of the field that holds it. */
function Box({ language, field, reading, first }: BoxProps) {
  const id = useId();
  const editor = useEditor();
  const { labels, problemAt } = useFieldScope();
  const value = useEditorState(({ result }) => result.data[field.key] ?? null);
  const fixed = useEditorState(({ result }) => result.states[field.key]?.readonly ?? false);
  const { Input } = controlOf(field.type);
  const wrong = problemAt(field.key);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notes that the control inside was left
    <div lang={language} onBlur={() => editor.touch(field.key)}>
      <label htmlFor={id}>{titleOf(language)}</label>
      {reading || fixed ? (
        <output id={id}>
          {isBlank(value) ? (
            <span className="m-muted">—</span>
          ) : (
            <ValueView field={field} value={value} labels={labels} />
          )}
        </output>
      ) : (
        <Suspense fallback={<div className="m-output" />}>
          <Arriving focused={first}>
            <Input
              id={id}
              field={field}
              path={field.key}
              value={value}
              invalid={wrong !== undefined}
              describedBy={wrong === undefined ? undefined : `${id}-wrong`}
              onChange={(next) => editor.set(field.key, next)}
            />
          </Arriving>
        </Suspense>
      )}
      {wrong && (
        <small id={`${id}-wrong`} className="m-field-wrong" role="alert">
          {wrong}
        </small>
      )}
    </div>
  );
}

/** Takes the keyboard to what is in it, once that has come. */
function Arriving({ focused, children }: { readonly focused: boolean; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) place.current?.querySelector<HTMLElement>("input, textarea")?.focus();
  }, [focused]);
  return <div ref={place}>{children}</div>;
}

/** A language in its own words. */
const titleOf = (tag: string): string =>
  LANGUAGES.find(({ key }) => key === tag)?.title ?? new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
