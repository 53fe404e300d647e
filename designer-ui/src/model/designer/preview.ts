import type { Explained } from "../form/explain.ts";
import type { Surroundings } from "../form/surroundings.ts";
import type { FieldRight, FormShape } from "../form-shape.ts";
import type { RecordValues } from "../record.ts";
import type { FormDocument } from "./document.ts";

/** How wide the screen is that a preview plays. */
export type Device = "desk" | "tablet" | "phone";

export const DEVICES: readonly Device[] = ["desk", "tablet", "phone"];

/** Width and height in pixels of the screens that people use most. */
const SCREENS: Readonly<Record<Device, readonly [width: number, height: number]>> = {
  desk: [1280, 800],
  tablet: [820, 1100],
  phone: [390, 844],
};

/** The screen as it is held: what one takes along can be turned on its side. */
export function screenOf(device: Device, turned: boolean): readonly [width: number, height: number] {
  const [width, height] = SCREENS[device];
  return turned && device !== "desk" ? [height, width] : [width, height];
}

/** What the designer tells the page in the frame: the form, who looks at it, and how. */
export interface Shown {
  readonly mortise: "show";
  readonly shape: FormShape;
  /** The form as it is being designed, for what only the server can compute. */
  readonly document: FormDocument;
  /** Rights of a role, a person or a step; null for those of an administrator. */
  readonly rights: Readonly<Record<string, FieldRight>> | null;
  /** What formulas and conditions know of the person; null for the reader. */
  readonly variables: Surroundings["variables"] | null;
  /** Who looks, as whom the server answers and computes as well; null for the reader. */
  readonly playedAs: string | null;
  /** Whether a step lends the form, so that links may be picked by their titles where the one who looks may not read. */
  readonly lent: boolean;
  readonly language: string;
  readonly dark: boolean;
}

/** What the page in the frame tells the designer. */
export interface Filled {
  readonly mortise: "filled";
  /** What saving would send. */
  readonly data: RecordValues;
  /** How many places would stand in its way; null before the first attempt. */
  readonly problems: number | null;
  readonly reasons: readonly Explained[];
}

export type PreviewMessage = Shown | Filled | { readonly mortise: "ready" } | { readonly mortise: "attempt" };

/** Anything else that windows say to each other is not for us. */
export function isPreviewMessage(data: unknown): data is PreviewMessage {
  return typeof data === "object" && data !== null && "mortise" in data;
}
