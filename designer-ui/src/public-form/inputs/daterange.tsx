import { rangeOf } from "../../controls/daterange/range-text.ts";
import { partOf } from "../../controls/structure.ts";
import type { PublicInput, PublicInputProps } from "../input.ts";
import { useWords } from "../words.ts";

/** The first and the last day. */
function Days(props: PublicInputProps) {
  const { t } = useWords();
  const ends = [partOf(props.value, "start"), partOf(props.value, "end")] as const;
  const put = (start: string, end: string) => props.onChange(start === "" && end === "" ? null : rangeOf(start, end));
  const day = (name: "start" | "end", value: string, onDay: (next: string) => void) => (
    <input
      id={name === "start" ? props.id : `${props.id}-${name}`}
      className="p-input"
      type="date"
      aria-label={t(`days.${name}`)}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      required={props.required}
      disabled={props.disabled}
      min={name === "end" && ends[0] !== "" ? ends[0] : undefined}
      value={value}
      onBlur={() => (name === "end" || ends[1] !== "") && props.onLeave()}
      onChange={({ target }) => onDay(target.value)}
    />
  );
  return (
    <span className="p-affixed">
      {day("start", ends[0], (next) => put(next, ends[1]))}
      <span className="p-affix" aria-hidden="true">
        –
      </span>
      {day("end", ends[1], (next) => put(ends[0], next))}
    </span>
  );
}

export const input: PublicInput = { Input: Days, group: true };
