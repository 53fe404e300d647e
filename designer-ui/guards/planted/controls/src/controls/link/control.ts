interface Control {
  readonly type: string;
}

/** Says its own name, and asks for words that only look like names of controls. */
export const control: Control = { type: "link" };
export const isOwn = (type: string): boolean => type === "link";
export const isText = (kind: "text" | "number"): boolean => kind === "text";
