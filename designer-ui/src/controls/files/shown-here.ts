import type { FileEntry } from "../../api/files.ts";

/** Beyond this a text is saved and opened elsewhere. */
const LONGEST_TEXT = 1024 * 1024;

const DRAWN = /^(image\/(png|jpeg|gif|webp)|application\/pdf)$/;
const WRITTEN = /^(text\/(plain|csv|tab-separated-values|markdown)|application\/json)$/;

/** Whether it is shown as the letters it is made of, whatever they may mean elsewhere. */
export const isText = (entry: FileEntry): boolean => WRITTEN.test(String(entry["type"] ?? ""));

/** Whether a file can be looked at without saving it: pictures, PDF and short texts. */
export const isShownHere = (entry: FileEntry): boolean =>
  DRAWN.test(String(entry["type"] ?? "")) || (isText(entry) && Number(entry["size"] ?? 0) <= LONGEST_TEXT);

/** The letters of a text: as it says itself, else UTF-8, else what spreadsheets in China write. */
export function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
