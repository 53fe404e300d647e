import { Suspense } from "react";
import { lazily } from "./lazily.ts";

const IconShape = lazily(() => import("./icon-shapes.tsx").then((file) => file.IconShape));

interface IconProps {
  readonly name: string | undefined;
  readonly fallback?: string;
}

/** An icon by its name in metadata; the shapes come after the page, into a place that is kept for them. */
export function Icon({ name, fallback = "file-text" }: IconProps) {
  return (
    <Suspense fallback={<span className="anticon m-icon-place" aria-hidden="true" />}>
      <IconShape name={name} fallback={fallback} />
    </Suspense>
  );
}
