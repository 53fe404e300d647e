import { records } from "../../api/records.ts";
import type { InputProps } from "../control.ts";
import { type FindCandidates, useFieldScope } from "../scope.tsx";
import { Picker } from "./picker.tsx";

interface RecordPickerProps extends InputProps {
  readonly many: boolean;
}

/** Records that the field may point to; the server applies the field's filter and the caller's rights. */
export function RecordPicker(props: RecordPickerProps) {
  const { form, candidates } = useFieldScope();
  const find: FindCandidates = candidates ?? (async (...asked) => (await records.candidates(form, ...asked)).items);
  return (
    <Picker
      {...props}
      source={["records", form, props.path]}
      find={(search, signal) => find(props.path, search, signal)}
    />
  );
}

export function LinkInput(props: InputProps) {
  return <RecordPicker {...props} many={false} />;
}
