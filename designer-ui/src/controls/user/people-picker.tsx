import { people } from "../../api/people.ts";
import type { InputProps } from "../control.ts";
import { Picker } from "../link/picker.tsx";

interface PeoplePickerProps extends InputProps {
  readonly many: boolean;
}

export function PeoplePicker(props: PeoplePickerProps) {
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
