import { http } from "./http.ts";

/** A region by its code; the code begins with the code of what it lies in. */
export type Region = readonly [code: string, name: string];

export const regions = {
  list: (signal: AbortSignal) => http.get<{ readonly items: readonly Region[] }>("/regions", { signal }),
};
