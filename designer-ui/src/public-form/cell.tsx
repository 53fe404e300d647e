import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { placeOf } from "../form-view/editor.ts";
import { currencyFieldOf, inCurrencyOf } from "../model/currency.ts";
import { valueTypeOf } from "../model/form/kinds.ts";
import type { Field } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import type { RecordValues } from "../model/record.ts";
import type { PublicInput } from "./input.ts";
import { inputOf } from "./inputs.tsx";
import { useScope } from "./scope.ts";
import { useSentence } from "./sentences.ts";
import { shownValue } from "./shown.ts";
import { useWords } from "./words.ts";

/** Of the input at a place such as `name`, or `items.0.qty`. */
export const idOf = (place: string) => `field-${place.replaceAll(".", "-")}`;

interface CellProps {
  readonly field: Field;
  /** `items.qty` of a column. */
  readonly path: string;
  /** `items.0.qty`: where problems stand. */
  readonly place: string;
  /** Where the state of a cell stands that has rules of its own. */
  readonly cell?: string;
  readonly value: Json;
  /** Whether what is wrong is told already. */
  readonly shown: boolean;
  readonly onChange: (value: Json) => void;
  readonly onLeave: () => void;
  /** The name, where it is not to be seen: the head of a column says it. */
  readonly unseen?: string;
  /** What is filled in, where that is more than a value. */
  readonly input?: PublicInput | undefined;
}

/** The field as its amounts are written: a field or a column beside it says the currency. */
function useInCurrency(field: Field, place: string): Field {
  const { editor } = useScope();
  const saying = currencyFieldOf(field);
  const said = useStore(editor, ({ result }) => {
    if (saying === undefined) return null;
    const [table = "", row] = place.split(".");
    const rows = row === undefined ? undefined : (result.data[table] as unknown as readonly RecordValues[] | undefined);
    return rows?.[Number(row)]?.[saying] ?? result.data[saying] ?? null;
  });
  return useMemo(() => inCurrencyOf(field, { [saying ?? ""]: said }), [field, saying, said]);
}

/** An input with its name and what is wrong with it; nothing while the form hides it. */
export function Cell({ field: written, path, place, cell, value, shown, onChange, onLeave, unseen, input }: CellProps) {
  const { editor } = useScope();
  const field = useInCurrency(written, place);
  const words = useWords();
  const { t, text } = words;
  const state = useStore(editor, ({ result }) => (cell && result.states[cell]) || result.states[path]);
  const labels = useStore(editor, (now) => now.labels);
  const said = useSaid(place, shown, valueTypeOf(field.type) === "SUBTABLE");
  const known = input ?? inputOf(field);
  if (!known || state?.visible === false) return null;

  const id = idOf(place);
  const help = unseen === undefined ? text(field.help) : "";
  const describedBy = [help && `${id}-help`, said.length > 0 && `${id}-wrong`].filter(Boolean).join(" ") || undefined;
  const computed = field.compute !== undefined && field.override !== true;
  const name = unseen ?? (
    <>
      {text(field.title)}
      {state?.required ? <span className="p-star" aria-hidden="true" title={t("required.mark")} /> : null}
    </>
  );
  const body = computed ? (
    <output id={id} className="p-output">
      {shownValue(field, value, words, labels)}
    </output>
  ) : (
    <known.Input
      id={id}
      field={field}
      path={path}
      place={place}
      value={value}
      onChange={onChange}
      onLeave={onLeave}
      disabled={state?.readonly ?? false}
      invalid={said.length > 0}
      required={state?.required ?? false}
      describedBy={describedBy}
      {...(state?.options ? { allowed: state.options } : {})}
    />
  );
  return (
    <Named
      id={id}
      name={name}
      group={known.group === true && !computed}
      unseen={unseen !== undefined}
      {...{ describedBy }}
    >
      {body}
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
    </Named>
  );
}

/** What is wrong at a place, in sentences: with a list of rows only what is wrong with it as a whole. */
function useSaid(place: string, shown: boolean, whole: boolean): readonly string[] {
  const { editor } = useScope();
  const sentence = useSentence();
  const problems = useStore(editor, ({ result }) => result.problems);
  const refused = useStore(editor, (now) => now.refused);
  const here = ({ path }: { readonly path: string }) => {
    const at = placeOf(path);
    return at === place || (!whole && at.startsWith(`${place}.`));
  };
  const own = shown ? problems.filter(here).map(sentence) : [];
  return [...new Set([...own, ...refused.filter(here).map(({ message }) => message)])];
}

interface NamedProps {
  readonly id: string;
  readonly name: ReactNode;
  readonly group: boolean;
  readonly unseen: boolean;
  readonly describedBy: string | undefined;
  readonly children: ReactNode;
}

function Named({ id, name, group, unseen, describedBy, children }: NamedProps) {
  const looks = unseen ? "p-hidden" : undefined;
  if (group) {
    return (
      <fieldset className="p-field" aria-describedby={describedBy}>
        <legend className={looks}>{name}</legend>
        {children}
      </fieldset>
    );
  }
  return (
    <div className="p-field">
      <label htmlFor={id} className={looks}>
        {name}
      </label>
      {children}
    </div>
  );
}
