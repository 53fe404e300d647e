import type { Field } from "../../model/form-shape.ts";

/** What a field asks of pictures: a key among the words, with its values. */
interface Asked {
  readonly key: "asks.width" | "asks.height" | "asks.recent" | "asks.place";
  readonly values: Readonly<Record<string, string | number>>;
}

const pixels = (field: Field, of: string): Asked["values"] | undefined => {
  const [min, max] = [field.props?.[`min${of}`], field.props?.[`max${of}`]];
  if (typeof min === "number") return { range: typeof max === "number" ? `${min}–${max}` : `≥ ${min}` };
  return typeof max === "number" ? { range: `≤ ${max}` } : undefined;
};

/** Said before a picture is chosen: whoever knows need not try. */
export function asksOf(field: Field): readonly Asked[] {
  const [width, height] = [pixels(field, "Width"), pixels(field, "Height")];
  const minutes = field.props?.["takenWithin"];
  return [
    ...(width ? [{ key: "asks.width", values: width } as const] : []),
    ...(height ? [{ key: "asks.height", values: height } as const] : []),
    ...(typeof minutes === "number" ? [{ key: "asks.recent", values: { minutes } } as const] : []),
    ...(Array.isArray(field.props?.["geofence"]) ? [{ key: "asks.place", values: {} } as const] : []),
  ];
}
