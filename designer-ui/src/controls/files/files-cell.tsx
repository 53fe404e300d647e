import { lazy, Suspense } from "react";
import type { CellProps } from "../control.ts";
import { namesText } from "./entries.ts";

const Shown = lazy(() => import("./files-shown.tsx").then((file) => ({ default: file.FilesShown })));

/** Small pictures and names; names alone until the rest has come. */
export function FilesCell(props: CellProps) {
  return (
    <Suspense fallback={namesText(props.value)}>
      <Shown {...props} />
    </Suspense>
  );
}
