import type { Json } from "../json.ts";

/** What stands at a path; `title` is that of the record behind the link that leads there. */
export interface Standing {
  readonly value: Json;
  readonly title?: string;
}

/** What stands beside a value, or behind a link that does; undefined where this browser does not know. */
export type Beside = (path: string) => Standing | undefined;
