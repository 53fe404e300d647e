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

interface PickedProps extends PublicInputProps {
  readonly type: "date" | "datetime-local" | "month" | "time";
  /** What the picker wants of what the record holds. */
  readonly show?: (value: string) => string;
  readonly keep?: (chosen: string) => string | null;
}

const same = (value: string) => value;

/** What browsers have a picker for. */
export function Picked({ type, show = same, keep = same, ...props }: PickedProps) {
  const value = plainText(props.value);
  return (
    <input
      {...single(props)}
      className="p-input"
      type={type}
      step={type === "time" && props.field.props?.["seconds"] === true ? 1 : undefined}
      value={value === "" ? "" : show(value)}
      onChange={({ target }) => props.onChange(target.value === "" ? null : keep(target.value))}
    />
  );
}

export const Day = (props: PublicInputProps) => <Picked {...props} type="date" />;

export const Moment = (props: PublicInputProps) => (
  <Picked {...props} type="datetime-local" show={localMinute} keep={instantOf} />
);

export const Time = (props: PublicInputProps) => (
  <Picked {...props} type="time" keep={(chosen) => readTime(chosen) ?? chosen} />
);
