import type { InputProps } from "../control.ts";
import { DepartmentPicker } from "../department/department-picker.tsx";

export function DepartmentsInput(props: InputProps) {
  return <DepartmentPicker {...props} many />;
}
