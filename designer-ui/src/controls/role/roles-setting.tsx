import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { roles } from "../../api/people.ts";
import { useText } from "../../i18n/texts.ts";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import { type Offer, offersIn } from "./offers.ts";

/** The roles that can be chosen; their names go along, so that everybody can read them. */
export function RolesSetting({ id, value, onChange }: InputProps) {
  const text = useText();
  const all = useQuery(roles.all());
  const known: readonly Offer[] = (all.data?.items ?? []).map(({ key, title }) => ({ role: key, label: title ?? key }));
  const offers = offersIn(value);
  const choices = [...known, ...offers.filter(({ role }) => !known.some((each) => each.role === role))];
  return (
    <Select
      id={id}
      mode="multiple"
      style={{ width: "100%" }}
      showSearch={{ optionFilterProp: "label" }}
      value={offers.map(({ role }) => role)}
      options={choices.map(({ role, label }) => ({ value: role, label: text(label) || role }))}
      onChange={(chosen: string[]) =>
        onChange(chosen.flatMap((role) => choices.filter((each) => each.role === role).slice(0, 1)) as unknown as Json)
      }
    />
  );
}
