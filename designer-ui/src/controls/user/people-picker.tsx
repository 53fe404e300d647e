import { people } from "../../api/people.ts";
import { useCandidates } from "../candidate-values.ts";
import type { InputProps } from "../control.ts";
import { Picker } from "../link/picker.tsx";
import { useFieldScope } from "../scope.tsx";

interface PeoplePickerProps extends InputProps {
  readonly many: boolean;
}

/** Everybody, or those whom the field lets be chosen; the server knows who they are. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { form } = useFieldScope();
  const candidates = useCandidates();
  if (props.field.props?.["scope"] !== undefined && form !== "") {
    return (
      <Picker
        {...props}
        source={["people", form, props.path]}
        find={(search, signal) => candidates(props.path, search, signal)}
      />
    );
  }
  return (
    <Picker
      {...props}
      source={["people"]}
      find={async (search, signal) => {
        const { items } = await people.search(search, signal);
        return items
          .filter(({ active }) => active !== false)
          .map(({ id, name, departmentName }) => ({ id, title: name, detail: departmentName ?? undefined }));
      }}
    />
  );
}
