import type { InputProps } from "../control.ts";
import { DepartmentPicker } from "./department-picker.tsx";

export function DepartmentInput(props: InputProps) {
  return <DepartmentPicker {...props} many={false} />;
}
