import { records } from "../../api/records.ts";
import { useValues } from "../candidate-values.ts";
import type { InputProps } from "../control.ts";
import { Picker } from "../link/picker.tsx";
import { useFieldScope } from "../scope.tsx";

interface RecordChoicesProps extends InputProps {
  readonly many: boolean;
}

/** Choices that are values of records of another form; the server applies the filter and the caller's rights. */
export function RecordChoices(props: RecordChoicesProps) {
  const { form } = useFieldScope();
  const values = useValues(props.field);
  return (
    <Picker
      {...props}
      byValue
      source={["choices", form, props.path, values ?? ""]}
      find={async (search, signal) => (await records.candidates(form, props.path, search, signal, values)).items}
    />
  );
}
