import type { InputProps } from "../control.ts";
import { PeoplePicker } from "./people-picker.tsx";

export function UserInput(props: InputProps) {
  return <PeoplePicker {...props} many={false} />;
}
