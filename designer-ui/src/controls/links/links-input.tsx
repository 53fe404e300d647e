import type { InputProps } from "../control.ts";
import { RecordPicker } from "../link/link-input.tsx";

export function LinksInput(props: InputProps) {
  return <RecordPicker {...props} many />;
}
