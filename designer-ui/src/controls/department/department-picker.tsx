import { type Department, departments } from "../../api/people.ts";
import { useCandidates } from "../candidate-values.ts";
import type { InputProps } from "../control.ts";
import { type Pick, Picker } from "../link/picker.tsx";
import { useFieldScope } from "../scope.tsx";

const MOST_LEVELS = 20;

/** Names of the departments above, the nearest last. */
function above(department: Department, all: ReadonlyMap<string, Department>): string {
  const names: string[] = [];
  let parent = department.parent;
  while (parent !== undefined && names.length < MOST_LEVELS) {
    const next: Department | undefined = all.get(parent);
    if (!next) break;
    names.unshift(next.name);
    parent = next.parent;
  }
  return names.join(" / ");
}

async function findDepartments(search: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const { items } = await departments.list(signal);
  const all = new Map(items.map((department) => [department.id, department]));
  const wanted = search.toLowerCase();
  return items
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map((department) => ({ id: department.id, title: department.name, detail: above(department, all) }));
}

interface DepartmentPickerProps extends InputProps {
  readonly many: boolean;
}

/** All departments, or those that the field lets be chosen; the server knows which they are. */
export function DepartmentPicker(props: DepartmentPickerProps) {
  const { form } = useFieldScope();
  const candidates = useCandidates();
  const scoped = props.field.props?.["scope"] !== undefined && form !== "";
  return scoped ? (
    <Picker
      {...props}
      source={["departments", form, props.path]}
      find={(search, signal) => candidates(props.path, search, signal)}
    />
  ) : (
    <Picker {...props} source={["departments"]} find={findDepartments} />
  );
}
