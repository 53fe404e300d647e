import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import { CATALOGUE, type Signature } from "../../../model/formula/catalogue.ts";
import { usageOf } from "../../../model/formula/editing.ts";
import { tokensOf } from "../../../model/formula/lexer.ts";
import { knownFields } from "./field-chips.ts";
import type { FormulaField } from "./formula-field.ts";

const WORD = /[\p{L}\p{N}_.]+$/u;
const AFTER_BRACE = /[{｛][^{}｛｝]*$/u;

/** Fields by title or key, and functions with their meaning and an example; nothing inside a text. */
export function suggestionsIn(language: "zh-CN" | "en-US"): CompletionSource {
  return (context) => {
    const source = context.state.doc.toString();
    const isInText = tokensOf(source, []).some(
      ({ kind, from, to }) => kind === "text" && from < context.pos && context.pos < to,
    );
    if (isInText) return null;
    const brace = context.matchBefore(AFTER_BRACE);
    const fields = context.state.facet(knownFields).map(fieldChoice);
    if (brace) return { from: brace.from, options: fields, filter: true };
    return words(context, [...fields, ...CATALOGUE.map((signature) => functionChoice(signature, language))]);
  };
}

function words(context: CompletionContext, options: readonly Completion[]): CompletionResult | null {
  const word = context.matchBefore(WORD);
  if (!word && !context.explicit) return null;
  return { from: word?.from ?? context.pos, options, validFor: WORD };
}

function fieldChoice({ path, title, typeTitle }: FormulaField): Completion {
  return { label: `{${path}}`, displayLabel: title, detail: typeTitle, type: "variable", boost: 2 };
}

function functionChoice(signature: Signature, language: "zh-CN" | "en-US"): Completion {
  const usage = usageOf(signature)
    .map(({ text }) => text)
    .join(", ");
  return {
    label: signature.name,
    detail: `(${usage})`,
    type: "function",
    info: () => described(signature, language),
    apply: (view, _completion, from, to) => {
      const hasParams = signature.params.length > 0;
      view.dispatch({
        changes: { from, to, insert: `${signature.name}()` },
        selection: { anchor: from + signature.name.length + (hasParams ? 1 : 2) },
        userEvent: "input.complete",
      });
    },
  };
}

function described({ doc, example }: Signature, language: "zh-CN" | "en-US"): HTMLElement {
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
