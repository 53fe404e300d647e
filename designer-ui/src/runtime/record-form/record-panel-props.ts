export interface RecordPanelProps {
  readonly form: string;
  /** Null for a new record. */
  readonly id: string | null;
  /** Beside a list, or a page of its own. */
  readonly place: "drawer" | "page";
  readonly onClose: () => void;
  /** A new record was saved; with `submit` it should go on its way at once. */
  readonly onSaved: (id: string, submit: boolean) => void;
  readonly onGrow?: () => void;
  /** The records before and after this one in the list, when there are any. */
  readonly onPrevious?: () => void;
  readonly onNext?: () => void;
}
