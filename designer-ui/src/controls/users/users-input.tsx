import type { InputProps } from "../control.ts";
import { PeoplePicker } from "../user/people-picker.tsx";

export function UsersInput(props: InputProps) {
  return <PeoplePicker {...props} many />;
}
