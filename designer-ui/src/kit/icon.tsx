import { lazy, Suspense } from "react";

const IconShape = lazy(async () => ({ default: (await import("./icon-shapes.tsx")).IconShape }));

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
