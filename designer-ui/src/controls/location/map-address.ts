import type { Json } from "../../model/json.ts";
import { partOf } from "../structure.ts";

/** Where a place is seen on a map: the one that the server names, else whatever the device opens places with. */
export function mapAddress(template: string | undefined, value: Json): string {
  const [lng, lat] = [partOf(value, "lng"), partOf(value, "lat")];
  if (!template) return `geo:${lat},${lng}`;
  const parts: Readonly<Record<string, string>> = { lng, lat, name: partOf(value, "name") };
  return template.replace(/\{(lng|lat|name)\}/g, (_whole, part: string) => encodeURIComponent(parts[part] ?? ""));
}
