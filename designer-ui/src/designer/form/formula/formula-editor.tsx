import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Compartment, EditorState, type Extension, StateEffect, StateField, Transaction } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, placeholder } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { canonicalNames, repairedPunctuation } from "../../../model/formula/editing.ts";
import { fieldChips, knownFields } from "./field-chips.ts";
import type { FormulaField } from "./formula-field.ts";
import { type OtherForms, suggestionsIn } from "./suggestions.ts";
import "./formula-editor.css";

interface FormulaEditorProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint: string;
  readonly language: "zh-CN" | "en-US";
  readonly fields: readonly FormulaField[];
  /** What functions that ask other forms may name. */
  readonly others: OtherForms;
  /** What to underline. */
  readonly wrong: { readonly from: number; readonly to: number } | undefined;
  readonly describedBy: string;
  readonly onChange: (source: string) => void;
  /** Where the caret went. */
  readonly onCaret: (at: number) => void;
  /** Gets a function that puts text in at the caret. */
  readonly onReady: (insert: (text: string) => void) => void;
}

/** A formula as people read it: fields are chips, functions complete with their meaning, mistakes are underlined in place. */
export function FormulaEditor(props: FormulaEditorProps) {
  const { id, label, value, hint, language, fields, wrong, describedBy } = props;
  const isWrong = wrong !== undefined;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const parts = useRef({ fields: new Compartment(), words: new Compartment() });

  useEffect(() => {
    const parent = place.current;
    if (!parent) return undefined;
    const { fields: known, words } = parts.current;
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          known.of([]),
          underlined,
          words.of([]),
          fieldChips,
          narrowPunctuation,
          history(),
          closeBrackets(),
          // A brace begins the name of a field, which completes with its own end; closed at once it would be a chip without a name.
          EditorState.languageData.of(() => [{ closeBrackets: { brackets: ["(", '"'] } }]),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.lineWrapping,
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
            if (update.docChanged || update.selectionSet) latest.current.onCaret(update.state.selection.main.head);
          }),
        ],
      }),
    });
    view.current = editor;
    latest.current.onReady((text) => {
      editor.dispatch(editor.state.replaceSelection(text), { userEvent: "input" });
      editor.focus();
    });
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    // Whoever changed it can take it back; here it is no step of its own.
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: value },
      annotations: Transaction.addToHistory.of(false),
    });
  }, [value]);

  useEffect(() => reconfigure(view.current, parts.current.fields, knownFields.of(fields)), [fields]);

  useEffect(() => {
    const attributes = { id, "aria-label": label, "aria-describedby": describedBy, spellcheck: "false" };
    reconfigure(view.current, parts.current.words, [
      EditorView.contentAttributes.of({ ...attributes, "aria-invalid": String(isWrong) }),
      placeholder(hint),
      autocompletion({ override: [suggestionsIn(language, () => latest.current.others)], icons: false }),
    ]);
  }, [id, label, describedBy, hint, language, isWrong]);

  useEffect(() => {
    const length = view.current?.state.doc.length ?? 0;
    const range = { from: Math.min(wrong?.from ?? 0, length), to: Math.min(wrong?.to ?? 0, length) };
    view.current?.dispatch({ effects: underline.of(range) });
  }, [wrong?.from, wrong?.to]);

  return <div ref={place} className="m-formula-editor" />;
}

const underline = StateEffect.define<{ readonly from: number; readonly to: number }>();

/** What is wrong, which moves with the text around it until it is looked at anew. */
const underlined = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, { changes, effects }) =>
    effects.reduce((known, effect) => {
      if (!effect.is(underline)) return known;
      const { from, to } = effect.value;
      return from < to ? Decoration.set(Decoration.mark({ class: "m-fx-wrong" }).range(from, to)) : Decoration.none;
    }, marks.map(changes)),
  provide: (field) => EditorView.decorations.from(field),
});

function reconfigure(editor: EditorView | null, part: Compartment, extension: Extension): void {
  editor?.dispatch({ effects: part.reconfigure(extension) });
}

/** Repairs what was just typed or pasted, so that a comma of an input method is a comma and a function has its own name. */
const narrowPunctuation = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || !transaction.isUserEvent("input")) return transaction;
  const source = transaction.newDoc.toString();
  const repairs: { readonly from: number; readonly to: number; readonly insert: string }[] = [];
  transaction.changes.iterChanges((_fromA, _toA, from, to) => {
    const insert = repairedPunctuation(source, from, to);
    if (insert !== source.slice(from, to)) repairs.push({ from, to, insert });
  });
  // Punctuation keeps its length, so that names are where they were.
  const names = canonicalNames(source);
  if (repairs.length === 0 && names.length === 0) return transaction;
  return [transaction, { changes: repairs, sequential: true }, { changes: [...names], sequential: true }];
});
