import { readTime } from "../controls/time/time-text.ts";
import { plainText } from "../controls/words.ts";
import { type PublicInputProps, single } from "./input.ts";

function localMinute(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.valueOf())
    ? ""
    : new Date(at.valueOf() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function instantOf(local: string): string | null {
  const at = new Date(local);
  return Number.isNaN(at.valueOf()) ? null : at.toISOString();
}

interface Picker {
  readonly type: string;
  /** What the picker wants of what the record holds. */
  readonly shown: (value: string) => string;
  readonly kept: (chosen: string) => string | null;
}

const PICKERS: Readonly<Record<string, Picker>> = {
  datetime: { type: "datetime-local", shown: localMinute, kept: instantOf },
  month: {
    type: "month",
    shown: (value) => value.slice(0, 7),
    kept: (chosen) => (/^\d{4}-\d{2}$/.test(chosen) ? `${chosen}-01` : chosen),
  },
  time: { type: "time", shown: (value) => value, kept: (chosen) => readTime(chosen) ?? chosen },
};

const DAY: Picker = { type: "date", shown: (value) => value, kept: (chosen) => chosen };

/** What browsers have a picker for. */
export function Picked(props: PublicInputProps) {
  const { type, shown, kept } = PICKERS[props.field.type] ?? DAY;
  const value = plainText(props.value);
  return (
    <input
      {...single(props)}
      className="p-input"
      type={type}
      step={type === "time" && props.field.props?.["seconds"] === true ? 1 : undefined}
      value={value === "" ? "" : shown(value)}
      onChange={({ target }) => props.onChange(target.value === "" ? null : kept(target.value))}
    />
  );
}
