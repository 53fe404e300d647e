import type { CellProps } from "../control.ts";
import { partOf, structureText } from "../structure.ts";

/** The place by its name or its degrees; a map of the person's choice opens from it. */
export function LocationCell({ value }: CellProps) {
  const [lng, lat] = [partOf(value, "lng"), partOf(value, "lat")];
  if (lng === "" || lat === "") return structureText(value);
  return (
    <a href={`geo:${lat},${lng}`} title={`${lng}, ${lat}`} onClick={(event) => event.stopPropagation()}>
      {structureText(value)}
    </a>
  );
}
