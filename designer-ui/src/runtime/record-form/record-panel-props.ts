export interface RecordPanelProps {
  readonly form: string;
  /** Null for a new record. */
  readonly id: string | null;
  /** Beside a list, or a page of its own. */
  readonly place: "drawer" | "page";
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
  readonly onGrow?: () => void;
}
