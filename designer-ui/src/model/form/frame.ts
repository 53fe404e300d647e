import type { RecordValues } from "../record.ts";
import { addressIn } from "./address.ts";

const PLACE = /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#]|$)/;

/**
 * Where a page of somebody else is: `{field}` behind the host is the value of a field. Null when it is no such address, or one of
 * our own: a page of ours that runs in there would not be shut in.
 */
export function frameIn(url: string, data: RecordValues, own: string): string | null {
  if (!PLACE.test(url)) return null;
  const address = addressIn(url, data);
  return address === null || new URL(address).origin === own ? null : address;
}
