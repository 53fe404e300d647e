import { Suspense } from "react";
import { lazily } from "../kit/lazily.ts";
import { isOverridden } from "../model/form/overridden.ts";
import type { RecordValues } from "../model/record.ts";
import type { CellProps } from "./control.ts";
import { ValueView } from "./value-view.tsx";

const OverriddenMark = lazily(() => import("./overridden-mark.tsx").then((file) => file.OverriddenMark));

interface OverriddenValueProps extends CellProps {
  /** The record or the row that holds the value. */
  readonly holder: RecordValues;
}

/** The mark of a value that a person has given in the place of a formula; nothing at others. */
export function Overridden({ field, holder }: Pick<OverriddenValueProps, "field" | "holder">) {
  if (field.override !== true || !isOverridden(holder, field.key)) return null;
  return (
    <Suspense fallback={null}>
      <OverriddenMark />
    </Suspense>
  );
}

/** A value as it is read, marked where a person has given it in the place of a formula. */
export function OverriddenValue({ holder, ...cell }: OverriddenValueProps) {
  return (
    <>
      <ValueView {...cell} holder={holder} />
      <Overridden field={cell.field} holder={holder} />
    </>
  );
}
