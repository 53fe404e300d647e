import type { InputProps } from "../control.ts";
import { findDepartments } from "../department/department-input.tsx";
import { Picker } from "../link/picker.tsx";

export function DepartmentsInput(props: InputProps) {
  return <Picker {...props} many source={["departments"]} find={findDepartments} />;
}
