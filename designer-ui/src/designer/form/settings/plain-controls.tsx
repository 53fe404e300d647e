import { Select } from "antd";
import type { InputProps } from "../../../controls/control.ts";
import { asList } from "../../../controls/words.ts";
import { useText } from "../../../i18n/texts.ts";
import { optionsOf } from "../../../model/fields.ts";
import type { Json } from "../../../model/json.ts";
import type { LocalizedText } from "../../../model/localized-text.ts";
import { WordsInput } from "../panel/property.tsx";

/** What every input says of itself to those who cannot see it. */
export const ariaOf = ({ invalid, describedBy, required }: InputProps) => ({
  "aria-invalid": invalid,
  "aria-describedby": describedBy,
  "aria-required": required,
  ...(invalid ? { status: "error" as const } : {}),
});

/** A text in every language of the product. */
export function WordsSetting(props: InputProps) {
  const text = useText();
  return (
    <WordsInput
      id={props.id}
      label={text(props.field.title)}
      value={(props.value ?? undefined) as LocalizedText | undefined}
      long={props.field.props?.["long"] === true}
      onChange={(words) => props.onChange((words ?? null) as Json)}
    />
  );
}

/** One of what the schema allows; something always holds. */
export function ChoiceSetting(props: InputProps) {
  const text = useText();
  return (
    <Select
      id={props.id}
      style={{ width: "100%" }}
      {...ariaOf(props)}
      value={props.value as string | null}
      options={optionsOf(props.field).map(({ key, label }) => ({ value: key, label: text(label) }))}
      onChange={(choice: string) => props.onChange(choice)}
    />
  );
}

/** Words side by side, each ended by a comma or a blank. */
export function ListSetting(props: InputProps) {
  return (
    <Select
      id={props.id}
      mode="tags"
      open={false}
      suffixIcon={null}
      style={{ width: "100%" }}
      {...ariaOf(props)}
      tokenSeparators={[",", " ", "，", "、"]}
      value={[...asList(props.value)]}
      onChange={(all: readonly string[]) => props.onChange(all.map((one) => one.trim()))}
    />
  );
}
