import { records } from "../../api/records.ts";
import type { InputProps } from "../control.ts";
import { useFieldScope } from "../scope.tsx";
import { Picker } from "./picker.tsx";

interface RecordPickerProps extends InputProps {
  readonly many: boolean;
}

/** Records that the field may point to; the server applies the field's filter and the caller's rights. */
export function RecordPicker(props: RecordPickerProps) {
  const { form } = useFieldScope();
  return (
    <Picker
      {...props}
      source={["records", form, props.path]}
      find={async (search, signal) => (await records.candidates(form, props.path, search, signal)).items}
    />
  );
}

export function LinkInput(props: InputProps) {
  return <RecordPicker {...props} many={false} />;
}
