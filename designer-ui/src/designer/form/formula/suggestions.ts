import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  pickedCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import { CATALOGUE, type Signature } from "../../../model/formula/catalogue.ts";
import { callAt, type TextAt, textAt, usageOf } from "../../../model/formula/editing.ts";
import { tokensOf } from "../../../model/formula/lexer.ts";
import { knownFields } from "./field-chips.ts";
import type { FormulaField } from "./formula-field.ts";

/** A form that formulas may ask, by its key as they write it. */
interface OfferedForm {
  readonly key: string;
  readonly title: string;
}

/** The forms that formulas may ask, and what they hold. */
export interface OtherForms {
  readonly forms: readonly OfferedForm[];
  /** The fields of a form by its key as formulas write it, or of the rows in `form.subtable`; none for a form that is not there. */
  readonly fieldsOf: (form: string) => Promise<readonly OtherField[]>;
}

export interface OtherField extends FormulaField {
  /** Whether it points to the form whose formula it is. */
  readonly leadsHere: boolean;
  /** Whether it is a sub-table, whose rows can be asked. */
  readonly holdsRows?: boolean;
}

type Language = "zh-CN" | "en-US";

const WORD = /[\p{L}\p{N}_.]+$/u;
const AFTER_BRACE = /[{｛][^{}｛｝]*$/u;

/**
 * Fields by title or key, functions by name or by a Chinese word of their meaning; inside the texts of functions that ask other forms
 * these forms and their fields, and nothing inside of other texts.
 */
export function suggestionsIn(language: Language, others: () => OtherForms): CompletionSource {
  return (context) => {
    const source = context.state.doc.toString();
    const text = textAt(source, context.pos);
    if (text) return inText(context, text, others());
    const isInText = tokensOf(source, []).some(
      ({ kind, from, to }) => kind === "text" && from < context.pos && context.pos < to,
    );
    return isInText ? null : outside(context, language, others());
  };
}

async function outside(
  context: CompletionContext,
  language: Language,
  others: OtherForms,
): Promise<CompletionResult | null> {
  const brace = context.matchBefore(AFTER_BRACE);
  const known = context.state.facet(knownFields);
  const fields = [...known, ...(await rowFields(context, known, others))];
  if (brace) return result(brace.from, best(brace.text.slice(1), fields.map(fieldEntry)));
  const word = context.matchBefore(WORD);
  if (!word && !context.explicit) return null;
  const functions = CATALOGUE.map((signature) => functionEntry(signature, language));
  return result(word?.from ?? context.pos, best(word?.text ?? "", [...fields.map(fieldEntry), ...functions]));
}

/** What `{row.…}` may be in a condition of QUERY, and in what MAP and FILTER do with the rows of a sub-table. */
async function rowFields(
  context: CompletionContext,
  known: readonly FormulaField[],
  others: OtherForms,
): Promise<readonly FormulaField[]> {
  const source = context.state.doc.toString();
  const call = callAt(source, context.pos);
  const asRow = ({ path, title, ...field }: FormulaField) => ({ ...field, path: `row.${path}`, title });
  if (call?.signature.name === "QUERY" && call.argument === 2) {
    const named = tokensOf(source, []).findLast(
      ({ kind, to, text }) => kind === "text" && to <= context.pos && isForm(text, others),
    );
    const fields = named ? await others.fieldsOf(await sourceOf(named.text, others)) : [];
    return fields.filter(({ holdsRows }) => !holdsRows).map(asRow);
  }
  if ((call?.signature.name === "MAP" || call?.signature.name === "FILTER") && call.argument === 1) {
    const list = tokensOf(source, []).findLast(
      ({ kind, to, text }) => kind === "field" && to <= context.pos && text.includes(".") && !text.startsWith("row."),
    );
    const table = `${list?.text.split(".")[0]}.`;
    const columns = known.filter(({ path }) => path.startsWith(table));
    return columns.map((column) => asRow({ ...column, path: column.path.slice(table.length) }));
  }
  return [];
}

const isForm = (text: string, { forms }: OtherForms): boolean =>
  forms.some(({ key }) => text === key || text.startsWith(`${key}.`));

/** The form in `form.field`, whose own key may have a dot. */
function formOf(text: string, { forms }: OtherForms): string {
  const keys = forms.map(({ key }) => key).filter((key) => text === key || text.startsWith(`${key}.`));
  return keys.sort((one, other) => other.length - one.length)[0] ?? "";
}

/** The form in `form.field`, or the rows in `form.subtable.column`. */
async function sourceOf(text: string, others: OtherForms): Promise<string> {
  const form = formOf(text, others);
  const [table] = text.slice(form.length + 1).split(".");
  const fields = table === "" ? [] : await others.fieldsOf(form);
  return fields.some(({ path, holdsRows }) => holdsRows && path === table) ? `${form}.${table}` : form;
}

async function inText(context: CompletionContext, text: TextAt, others: OtherForms): Promise<CompletionResult | null> {
  const typed = context.state.sliceDoc(text.from, context.pos);
  const whole = (entries: readonly Entry[], query = typed, from = text.from) => ({
    ...result(from, best(query, entries)),
    to: text.to,
  });
  if (text.meaning === "word") return whole(text.words.map((word) => ({ names: [word], completion: { label: word } })));
  if (text.meaning === "beside" || text.meaning === "link") {
    const fields = (await others.fieldsOf(await sourceOf(text.named, others))).filter(({ holdsRows }) => !holdsRows);
    return whole(fields.filter(({ leadsHere }) => text.meaning === "beside" || leadsHere).map(textEntry));
  }
  const before = typed.slice(0, typed.lastIndexOf(".") + 1);
  const form = before === "" ? "" : await sourceOf(before.slice(0, -1), others);
  if (form !== "" && before === `${form}.`) {
    const inside = (field: OtherField) => (field.holdsRows ? goingOn(field.path, field.title) : textEntry(field));
    return whole((await others.fieldsOf(form)).map(inside), typed.slice(before.length), text.from + before.length);
  }
  return whole(others.forms.map(({ key, title }) => goingOn(key, title)));
}

const MOST = 60;

/** Something to offer, and what it can be found by: what begins with what was typed comes first. */
interface Entry {
  readonly names: readonly string[];
  readonly meaning?: string;
  readonly completion: Completion;
}

function best(typed: string, entries: readonly Entry[]): readonly Completion[] {
  const query = typed.trim().toLowerCase();
  const rank = ({ names, meaning }: Entry): number => {
    const places = names.map((name) => name.toLowerCase().indexOf(query)).filter((place) => place >= 0);
    if (places.length > 0) return places.includes(0) ? 0 : 1;
    return /\p{Script=Han}/u.test(query) && meaning?.includes(query) ? 2 : 3;
  };
  const ranked = entries.map((entry) => ({ entry, rank: rank(entry) })).filter((one) => one.rank < 3);
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, query === "" ? entries.length : MOST)
    .map(({ entry }) => entry.completion);
}

/** They are in order and fit already. */
function result(from: number, options: readonly Completion[]): CompletionResult {
  return { from, options, filter: false };
}

function fieldEntry({ path, title, typeTitle }: FormulaField): Entry {
  return {
    names: [title, path],
    completion: { label: `{${path}}`, displayLabel: title, detail: typeTitle, type: "variable" },
  };
}

function textEntry({ path, title, typeTitle }: FormulaField): Entry {
  return { names: [title, path], completion: { label: path, displayLabel: title, detail: typeTitle } };
}

/** A form or a sub-table, behind which what it holds is offered. */
function goingOn(key: string, title: string): Entry {
  const apply = (view: EditorView, completion: Completion, from: number, to: number) => {
    view.dispatch({
      changes: { from, to, insert: `${key}.` },
      selection: { anchor: from + key.length + 1 },
      annotations: pickedCompletion.of(completion),
      userEvent: "input.complete",
    });
    startCompletion(view);
  };
  return { names: [title, key], completion: { label: key, displayLabel: title, detail: key, apply } };
}

function functionEntry(signature: Signature, language: Language): Entry {
  const usage = usageOf(signature)
    .map(({ text }) => text)
    .join(", ");
  return {
    names: [signature.name, ...(signature.aliases ?? [])],
    meaning: signature.doc["zh-CN"],
    completion: {
      label: signature.name,
      displayLabel: [signature.name, ...(language === "zh-CN" ? chineseName(signature) : [])].join(" "),
      detail: `(${usage})`,
      type: "function",
      info: () => described(signature, language),
      apply: (view, completion, from, to) => {
        const hasParams = signature.params.length > 0;
        view.dispatch({
          changes: { from, to, insert: `${signature.name}()` },
          selection: { anchor: from + signature.name.length + (hasParams ? 1 : 2) },
          annotations: pickedCompletion.of(completion),
          userEvent: "input.complete",
        });
      },
    },
  };
}

/** What it is called in Chinese; stored is the name that everybody knows it by. */
function chineseName({ aliases = [] }: Signature): readonly string[] {
  return aliases.filter((alias) => /\p{Script=Han}/u.test(alias)).slice(0, 1);
}

function described({ doc, example }: Signature, language: Language): HTMLElement {
  const about = document.createElement("div");
  about.className = "m-fx-about";
  const meaning = document.createElement("p");
  meaning.textContent = doc[language];
  const sample = document.createElement("code");
  const value = typeof example.value === "string" ? example.value : JSON.stringify(example.value);
  sample.textContent = `${example.expr} = ${value}`;
  about.append(meaning, sample);
  return about;
}
