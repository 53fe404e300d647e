import { lazy, Suspense } from "react";
import { isOverridden } from "../model/form/overridden.ts";
import type { RecordValues } from "../model/record.ts";
import type { CellProps } from "./control.ts";
import { ValueView } from "./value-view.tsx";

const OverriddenMark = lazy(() => import("./overridden-mark.tsx").then((file) => ({ default: file.OverriddenMark })));

interface OverriddenValueProps extends CellProps {
  /** The record or the row that holds the value. */
  readonly holder: RecordValues;
}

/** A value as it is read, marked where a person has given it in the place of a formula. */
export function OverriddenValue({ holder, ...cell }: OverriddenValueProps) {
  return (
    <>
      <ValueView {...cell} />
      {cell.field.override === true && isOverridden(holder, cell.field.key) && (
        <Suspense fallback={null}>
          <OverriddenMark />
        </Suspense>
      )}
    </>
  );
}
