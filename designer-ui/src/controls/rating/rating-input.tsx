import { Rate } from "antd";
import type { InputProps } from "../control.ts";
import { starsOf } from "./stars.ts";

export function RatingInput(props: InputProps) {
  const given = Number(props.value ?? 0);
  return (
    <span className="m-control-line m-stars">
      <Rate
        id={props.id}
        autoFocus={props.bare ?? false}
        disabled={props.disabled ?? false}
        allowHalf={props.field.props?.["half"] === true}
        count={starsOf(props.field)}
        value={Number.isFinite(given) ? given : 0}
        onChange={(stars) => {
          props.onChange(stars === 0 ? null : String(stars));
          props.onDone?.();
        }}
      />
    </span>
  );
}
