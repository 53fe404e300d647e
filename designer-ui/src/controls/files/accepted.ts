import { kindOf } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";

const PICTURES: readonly string[] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/heic"];
const USUAL_SIZE = 20;

/** Extensions such as `.pdf` and types such as `image/*`; everything when empty. */
export function acceptedOf(field: Field): readonly string[] {
  const accept = field.props?.["accept"];
  if (Array.isArray(accept) && accept.length > 0) return accept.map(String);
  return kindOf(field.type).pictures ? PICTURES : [];
}

export function megabytesOf(field: Field): number {
  const most = field.props?.["maxSizeMB"];
  return typeof most === "number" ? most : USUAL_SIZE;
}

/** What is wrong with a file before anything is sent; the server looks at the bytes. */
export function refusalOf(field: Field, file: Blob & { readonly name: string }): "type" | "size" | "empty" | undefined {
  if (file.size === 0) return "empty";
  if (file.size > megabytesOf(field) * 1024 * 1024) return "size";
  const accepted = acceptedOf(field);
  return accepted.length === 0 || accepted.some((one) => covers(one, file)) ? undefined : "type";
}

function covers(accepted: string, file: Blob & { readonly name: string }): boolean {
  if (accepted.startsWith(".")) return file.name.toLowerCase().endsWith(accepted.toLowerCase());
  // Some systems do not know the type of what they offer.
  if (file.type === "") return true;
  return accepted.endsWith("/*") ? file.type.startsWith(accepted.slice(0, -1)) : file.type === accepted;
}
