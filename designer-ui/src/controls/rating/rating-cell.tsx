import StarFilled from "@ant-design/icons/StarFilled";
import type { CellProps } from "../control.ts";
import { starsOf } from "./stars.ts";

/** Stars in a row: those given, and pale ones up to the most. */
export function RatingCell({ field, value }: CellProps) {
  const given = Number(value);
  if (!Number.isFinite(given)) return String(value);
  const most = starsOf(field);
  return (
    <span className="m-stars" role="img" aria-label={`${given} / ${most}`}>
      {Array.from({ length: most }, (_, index) => index + 1).map((star) => (
        <StarFilled key={star} aria-hidden="true" data-given={star <= given || star - given === 0.5} />
      ))}
    </span>
  );
}
