import type { LocalizedText } from "../localized-text.ts";
import type { FieldPath, FormDocument, Selection } from "./document.ts";

/** A setting that a command took away because it spoke of something that is no longer meant. */
export interface Cleared {
  /** Of a field or column; null at what stands between fields. */
  readonly path: FieldPath | null;
  /** Kind of the field, or of the node. */
  readonly type: string;
  readonly setting: string;
}

/** What a command leaves behind: the document, what should be selected then, and what else had to go. */
export interface Outcome {
  readonly document: FormDocument;
  readonly selection?: Selection;
  readonly cleared?: readonly Cleared[];
}

/** How a step is called in the history: the words of `id`, about `subject`. */
export interface StepName {
  readonly id: string;
  readonly subject: LocalizedText;
}

/** One edit, ready to run. Steps with the same `merge` that follow each other quickly are one step: typing. */
export interface Edit {
  readonly id: string;
  readonly subject: (document: FormDocument) => LocalizedText;
  readonly merge?: string;
  readonly run: (document: FormDocument) => Outcome;
}

interface Definition<Parameters> {
  readonly id: string;
  readonly run: (document: FormDocument, parameters: Parameters) => FormDocument | Outcome;
  readonly subject: (document: FormDocument, parameters: Parameters) => LocalizedText;
  readonly merge?: (parameters: Parameters) => string | undefined;
}

/** Everything that the designer can do is a command: pure, named, and undone by keeping the document before it. */
export function defineCommand<Parameters>(definition: Definition<Parameters>): (parameters: Parameters) => Edit {
  return (parameters) => {
    const merge = definition.merge?.(parameters);
    return {
      id: definition.id,
      subject: (document) => definition.subject(document, parameters),
      ...(merge === undefined ? {} : { merge: `${definition.id} ${merge}` }),
      run: (document) => {
        const result = definition.run(document, parameters);
        return "document" in result ? result : { document: result };
      },
    };
  };
}
