import { Select } from "antd";
import type { InputProps } from "../control.ts";
import { asList } from "../words.ts";
import { useCountries } from "./country-select.tsx";

/** The countries that addresses may lie in, found by name or code. */
export function CountriesSetting({ id, value, onChange }: InputProps) {
  return (
    <Select
      id={id}
      mode="multiple"
      style={{ width: "100%" }}
      showSearch={{ optionFilterProp: "label" }}
      value={[...asList(value)]}
      options={[...useCountries()]}
      onChange={(codes: string[]) => onChange(codes)}
    />
  );
}
