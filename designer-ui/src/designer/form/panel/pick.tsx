import { Select } from "antd";
import { Property } from "./property.tsx";

interface PickProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly placeholder?: string;
  readonly clearable?: boolean;
  readonly onPick: (value: string | undefined) => void;
}

/** One of some things, searched by name. */
export function Pick({ label, value, options, placeholder, clearable = false, onPick }: PickProps) {
  return (
    <Property label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear={clearable}
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: "100%" }}
          placeholder={placeholder}
          value={value ?? null}
          options={[...options]}
          onChange={(next: string | null | undefined) => onPick(next ?? undefined)}
        />
      )}
    </Property>
  );
}
