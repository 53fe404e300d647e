import type { FieldRight } from "./form-shape.ts";
import type { Json } from "./json.ts";

export type RecordValues = Readonly<Record<string, Json>>;

/** Texts of the ids that a record mentions: people, departments, titles of linked records. */
export type Labels = Readonly<Record<string, string>>;

export type FlowState = "draft" | "running" | "approved" | "rejected" | "withdrawn";

export interface RecordRights {
  readonly update: boolean;
  readonly delete: boolean;
  readonly fields?: Readonly<Record<string, FieldRight>>;
}

export interface BusinessRecord {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly owner: string | null;
  readonly department: string | null;
  readonly flow: { readonly state: FlowState; readonly instance: string | null } | null;
  readonly data: RecordValues;
  /** Only on the answer to a single read. */
  readonly rights?: RecordRights;
  readonly labels?: Labels;
}

export interface RecordPage {
  readonly items: readonly BusinessRecord[];
  readonly labels: Labels;
  readonly next: string | null;
}

export interface Change {
  readonly field: string;
  readonly title: string;
  readonly from: Json;
  readonly to: Json;
}

export interface HistoryEntry {
  readonly version: number;
  readonly at: string;
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly via: string;
  readonly op: string;
  readonly changes: readonly Change[];
  readonly labels?: Labels;
}
