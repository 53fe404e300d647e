import { Suspense } from "react";
import { lazily } from "../../kit/lazily.ts";
import type { CellProps } from "../control.ts";
import { namesText } from "./entries.ts";

const Shown = lazily(() => import("./files-shown.tsx").then((file) => file.FilesShown));

/** Small pictures and names; names alone until the rest has come. */
export function FilesCell(props: CellProps) {
  return (
    <Suspense fallback={namesText(props.value)}>
      <Shown {...props} />
    </Suspense>
  );
}
