/** Colours an option may have; drawn by `kit/tag.tsx` from antd's preset colours, so dark mode follows. */
export const PALETTE = [
  "default",
  "teal",
  "blue",
  "cyan",
  "green",
  "lime",
  "gold",
  "orange",
  "red",
  "magenta",
  "purple",
  "geekblue",
] as const;

const ANTD: Readonly<Record<string, string>> = {
  teal: "cyan",
  gray: "default",
  grey: "default",
  yellow: "gold",
  pink: "magenta",
  violet: "purple",
  indigo: "geekblue",
};

const KNOWN: ReadonlySet<string> = new Set(PALETTE);

/** The antd preset for the name of a colour in an option; unknown names are drawn neutral. */
export function presetOf(color: string | undefined): string {
  if (color === undefined) return "default";
  const preset = ANTD[color] ?? color;
  return KNOWN.has(preset) ? preset : "default";
}
