import type { Labels, RecordValues } from "../../model/record.ts";

export interface RecordPanelProps {
  readonly form: string;
  /** Null for a new record. */
  readonly id: string | null;
  /** Beside a list, or a page of its own. */
  readonly place: "drawer" | "page";
  /** What a new record starts with, and the names of what it points to. */
  readonly input?: RecordValues;
  readonly labels?: Labels;
  /** Only the fields that a quick entry asks for, where the form says which these are. */
  readonly quick?: boolean;
  /** Above another record: drafts are those of the page itself. */
  readonly aside?: boolean;
  readonly onClose: () => void;
  /** A new record was saved; with `submit` it should go on its way at once. */
  readonly onSaved: (id: string, submit: boolean) => void;
  readonly onGrow?: () => void;
  /** The records before and after this one in the list, when there are any. */
  readonly onPrevious?: () => void;
  readonly onNext?: () => void;
}
