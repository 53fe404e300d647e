/** Notes of a camera (EXIF) in a JPEG: a picture that is drawn anew has none, but its field may ask what they say. */
const START = 0xffd8;
const NOTES = 0xffe1;
const SCAN = 0xffda;
const MARK = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 0x0112;
const UPRIGHT = 1;

/** The segment with the notes, its marker included; undefined when there is none. */
export function notesOf(jpeg: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  if (jpeg.length < 4 || view.getUint16(0) !== START) return undefined;
  for (let at = 2; at + 10 < jpeg.length; ) {
    const marker = view.getUint16(at);
    if (marker === SCAN || marker >> 8 !== 0xff) return undefined;
    const length = view.getUint16(at + 2) + 2;
    if (marker === NOTES && MARK.every((byte, index) => jpeg[at + 4 + index] === byte)) {
      return jpeg.slice(at, at + length);
    }
    at += length;
  }
  return undefined;
}

/** The same notes for a picture that has been turned upright. */
export function turnedUpright(notes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const upright = notes.slice();
  const start = 4 + MARK.length;
  const view = new DataView(upright.buffer, start);
  try {
    const little = view.getUint8(0) === 0x49;
    const directory = view.getUint32(4, little);
    const entries = view.getUint16(directory, little);
    for (let index = 0; index < entries; index += 1) {
      const at = directory + 2 + index * 12;
      if (view.getUint16(at, little) === ORIENTATION) view.setUint16(at + 8, UPRIGHT, little);
    }
  } catch {
    // Notes that end too soon say nothing of how the camera was held.
  }
  return upright;
}

/** A JPEG that was drawn anew, with the notes of the one that it was drawn from. */
export async function withNotesOf(original: Blob, drawn: Blob): Promise<Blob> {
  const notes = notesOf(new Uint8Array(await original.arrayBuffer()));
  if (!notes) return drawn;
  return new Blob([drawn.slice(0, 2), turnedUpright(notes), drawn.slice(2)], { type: drawn.type });
}
