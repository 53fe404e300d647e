import { useStore } from "zustand";
import { type Editor, placeOf } from "../form-view/editor.ts";
import { isBlank, numberProp, optionsOf } from "../model/fields.ts";
import { kindOf } from "../model/form/kinds.ts";
import type { Field } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import { INPUTS } from "./inputs.tsx";
import { useSentence } from "./sentences.ts";
import { useWords, type Words } from "./words.ts";

export const idOf = (key: string) => `field-${key}`;

/** A field with its name, its input and what is wrong with it; nothing while the form hides it. */
export function FieldRow({ editor, field }: { readonly editor: Editor; readonly field: Field }) {
  const words = useWords();
  const { t, text } = words;
  const sentence = useSentence();
  const { key } = field;
  const state = useStore(editor, ({ result }) => result.states[key]);
  const value = useStore(editor, ({ result }) => result.data[key] ?? null);
  const shown = useStore(editor, ({ attempted, touched }) => attempted || touched.has(key));
  const problems = useStore(editor, ({ result }) => result.problems);
  const refused = useStore(editor, (now) => now.refused);
  const known = INPUTS[field.type];
  if (!known || state?.visible === false) return null;

  const here = ({ path }: { readonly path: string }) => placeOf(path).split(".")[0] === key;
  const own = shown ? problems.filter(here).map(sentence) : [];
  const said = [...new Set([...own, ...refused.filter(here).map(({ message }) => message)])];
  const id = idOf(key);
  const help = text(field.help);
  const describedBy = [help && `${id}-help`, said.length > 0 && `${id}-wrong`].filter(Boolean).join(" ") || undefined;
  const computed = field.compute !== undefined && field.override !== true;
  const name = (
    <>
      {text(field.title)}
      {state?.required ? <span className="p-star" aria-hidden="true" title={t("required.mark")} /> : null}
    </>
  );
  const body = computed ? (
    <output id={id} className="p-output">
      {isBlank(value) ? "—" : shownValue(field, value, words)}
    </output>
  ) : (
    <known.Input
      id={id}
      field={field}
      value={value}
      onChange={(next) => editor.set(key, next)}
      onLeave={() => editor.touch(key)}
      disabled={state?.readonly ?? false}
      invalid={said.length > 0}
      required={state?.required ?? false}
      describedBy={describedBy}
      {...(state?.options ? { allowed: state.options } : {})}
    />
  );
  const notes = (
    <>
      {help ? (
        <p id={`${id}-help`} className="p-help">
          {help}
        </p>
      ) : null}
      {said.length > 0 ? (
        <p id={`${id}-wrong`} className="p-wrong">
          {said.join(" ")}
        </p>
      ) : null}
    </>
  );
  if (known.group && !computed) {
    return (
      <fieldset className="p-field" aria-describedby={describedBy}>
        <legend>{name}</legend>
        {body}
        {notes}
      </fieldset>
    );
  }
  return (
    <div className="p-field">
      <label htmlFor={id}>{name}</label>
      {body}
      {notes}
    </div>
  );
}

function shownValue(field: Field, value: Json, { text, language }: Words): string {
  if (kindOf(field.type).valueType === "NUMBER") return amount(field, String(value), language);
  const labels = new Map(optionsOf(field).map(({ key, label }) => [key, text(label)]));
  const words = (Array.isArray(value) ? value : [value]).map((one) => labels.get(String(one)) ?? String(one));
  return words.join(", ");
}

/** An exact decimal in the notation of the language; Intl reads decimal texts exactly, though its type does not say so. */
function amount(field: Field, value: string, language: string): string {
  const digits = numberProp(field, "scale") ?? (field.type === "money" ? 2 : undefined);
  const style = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const percent = field.type === "percent" ? { style: "percent" as const } : {};
  return new Intl.NumberFormat(language, { ...style, ...percent }).format(value as unknown as number);
}
