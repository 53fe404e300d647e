import { useQuery, useQueryClient } from "@tanstack/react-query";
import { forms } from "../../api/forms.ts";
import { records } from "../../api/records.ts";
import { targetOf } from "../../model/fields.ts";
import { useCandidates, useValues } from "../candidate-values.ts";
import type { InputProps } from "../control.ts";
import { useRecordOpener } from "../record-opener.ts";
import { useFieldScope } from "../scope.tsx";
import { asList } from "../words.ts";
import { useColumns } from "./picked-columns.ts";
import { Picker } from "./picker.tsx";

interface RecordPickerProps extends InputProps {
  readonly many: boolean;
}

/** Records that the field may point to; the server applies the field's filter and the caller's rights. */
export function RecordPicker(props: RecordPickerProps) {
  const { form } = useFieldScope();
  const create = useCreating(props);
  const values = useValues(props.field);
  const find = useCandidates(values);
  const { heads, cellsOf } = useColumns(props.field);
  return (
    <Picker
      {...props}
      source={["records", form, props.path, values ?? "", ...heads]}
      heads={heads}
      find={async (search, signal) =>
        (await find(props.path, search, signal)).map((candidate) => ({ ...candidate, cells: cellsOf(candidate) }))
      }
      {...(create ? { onCreate: create } : {})}
    />
  );
}

/** Makes a record where one is looked for, and chooses it; undefined where that is not possible. */
function useCreating({ field, many, value, onChange, onDone, bare }: RecordPickerProps): (() => void) | undefined {
  const { form, learn } = useFieldScope();
  const open = useRecordOpener();
  const queries = useQueryClient();
  const target = targetOf(field, form);
  const shape = useQuery({ ...forms.shape(target ?? ""), enabled: open !== null && target !== null });
  if (open === null || target === null || bare || !shape.data?.rights.create) return undefined;
  const title = shape.data.model.titleField;
  return () =>
    open({
      form: target,
      id: null,
      quick: true,
      onSaved: (id) => {
        onChange(many ? [...asList(value), id] : id);
        onDone?.();
        void queries.fetchQuery(records.one(target, id)).then(({ data }) => {
          const name = data[title ?? ""];
          if (typeof name === "string") learn({ [id]: name });
        });
        void queries.invalidateQueries({ queryKey: ["picks"] });
      },
    });
}

export function LinkInput(props: InputProps) {
  return <RecordPicker {...props} many={false} />;
}
