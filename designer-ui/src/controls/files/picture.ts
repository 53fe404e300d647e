import type { Field } from "../../model/form-shape.ts";

const DRAWN = /^image\/(png|jpeg|webp)$/;
const QUALITY = 0.86;

export interface Named {
  readonly content: Blob;
  readonly name: string;
}

/** Who takes the picture and when, for the watermark. */
export interface Occasion {
  readonly user: string;
  readonly time: string;
}

const wholeNumber = (value: unknown): number => (typeof value === "number" ? value : 0);

/** How large a picture is drawn so that no edge is longer than `most`; 0 for no limit. */
export function fitted(width: number, height: number, most: number): readonly [number, number] {
  const scale = most > 0 ? Math.min(1, most / Math.max(width, height)) : 1;
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

export const watermarkOf = (field: Field, { user, time }: Occasion): string => {
  const written = field.props?.["watermark"];
  return typeof written === "string" ? written.replaceAll("{user}", user).replaceAll("{time}", time) : "";
};

/** Whether the field asks what the camera noted, or keeps it: what is drawn anew has to have it then. */
const asksCamera = ({ props }: Field): boolean =>
  props?.["takenWithin"] !== undefined || Array.isArray(props?.["geofence"]) || props?.["keepDetails"] === true;

/** A picture made smaller and marked as the field asks; what this browser cannot draw is sent as it is. */
export async function prepared(file: File, field: Field, occasion: Occasion): Promise<Named> {
  const most = wholeNumber(field.props?.["maxEdge"]);
  const mark = watermarkOf(field, occasion);
  const asItIs = { content: file, name: file.name };
  if (!DRAWN.test(file.type) || (most === 0 && mark === "")) return asItIs;
  if (asksCamera(field) && file.type !== "image/jpeg" && mark === "") return asItIs;
  try {
    const picture = await createImageBitmap(file);
    const [width, height] = fitted(picture.width, picture.height, most);
    if (mark === "" && width === picture.width) return asItIs;
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext("2d");
    if (!pen) return asItIs;
    pen.drawImage(picture, 0, 0, width, height);
    picture.close();
    if (mark !== "") write(pen, mark, width, height);
    const type = file.type === "image/png" ? "image/png" : "image/jpeg";
    const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, QUALITY));
    if (!content) return asItIs;
    const noted = asksCamera(field) && file.type === "image/jpeg" ? await noting(file, content) : content;
    return { content: noted, name: file.name.replace(/\.[^.]*$/, "") + (type === "image/png" ? ".png" : ".jpg") };
  } catch {
    return asItIs;
  }
}

const noting = async (file: File, drawn: Blob) => (await import("./camera-notes.ts")).withNotesOf(file, drawn);

/** Bottom left, white on a dark edge so that it can be read on anything. */
function write(pen: CanvasRenderingContext2D, mark: string, width: number, height: number): void {
  const size = Math.max(14, Math.round(Math.max(width, height) / 45));
  pen.font = `${size}px sans-serif`;
  pen.textBaseline = "bottom";
  pen.lineJoin = "round";
  pen.lineWidth = size / 5;
  pen.strokeStyle = "rgba(0, 0, 0, 0.55)";
  pen.fillStyle = "rgba(255, 255, 255, 0.92)";
  const lines = mark.split("\n");
  for (const [index, line] of lines.entries()) {
    const bottom = height - size / 2 - (lines.length - 1 - index) * size * 1.3;
    pen.strokeText(line, size / 2, bottom, width - size);
    pen.fillText(line, size / 2, bottom, width - size);
  }
}
