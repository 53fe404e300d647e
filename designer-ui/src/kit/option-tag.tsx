import { presetOf } from "./palette.ts";
import "./option-tag.css";

interface OptionTagProps {
  readonly color?: string | undefined;
  readonly children: string;
}

/** A chosen option in its colour. Plain markup: a list draws hundreds of them. */
export function OptionTag({ color, children }: OptionTagProps) {
  return (
    <span className="m-tag" data-color={presetOf(color)}>
      {children}
    </span>
  );
}
