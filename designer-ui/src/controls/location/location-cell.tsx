import { useQuery } from "@tanstack/react-query";
import { session } from "../../api/session.ts";
import type { CellProps } from "../control.ts";
import { partOf, structureText } from "../structure.ts";
import { mapAddress } from "./map-address.ts";

/** The place by its name or its degrees; a map opens from it. */
export function LocationCell({ value }: CellProps) {
  const { data } = useQuery(session.current());
  const [lng, lat] = [partOf(value, "lng"), partOf(value, "lat")];
  if (lng === "" || lat === "") return structureText(value);
  const map = data?.organisation.map;
  return (
    <a
      href={mapAddress(map, value)}
      {...(map ? { target: "_blank", rel: "noreferrer noopener" } : {})}
      title={`${lng}, ${lat}`}
      onClick={(event) => event.stopPropagation()}
    >
      {structureText(value)}
    </a>
  );
}
