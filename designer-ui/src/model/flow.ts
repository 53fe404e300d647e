import type { FieldRight } from "./form-shape.ts";
import type { LocalizedText } from "./localized-text.ts";
import type { BusinessRecord } from "./record.ts";

export interface Trail {
  readonly at: string;
  readonly type: string;
  readonly node: string | null;
  readonly nodeTitle: LocalizedText | null;
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly comment: string | null;
}

export interface PathPerson {
  readonly id: string;
  readonly name: string;
  readonly state?: string;
}

export interface PathNode {
  readonly id: string;
  readonly title: LocalizedText | null;
  readonly type: string;
  readonly state: "done" | "open" | "waiting" | "skipped";
  readonly people: readonly PathPerson[];
}

export interface FlowInstance {
  readonly id: string;
  /** What the reader may do with it, such as `withdraw`. */
  readonly actions?: readonly string[];
  readonly flow: string;
  readonly flowTitle: LocalizedText;
  readonly state: string;
  readonly initiator: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly trail: readonly Trail[];
  readonly path: readonly PathNode[];
}

export interface PreviewNode {
  readonly id: string;
  readonly title: LocalizedText | null;
  readonly type: string;
  readonly vote?: string;
  readonly people: readonly PathPerson[];
  readonly unresolved?: string;
}

export interface TaskSummary {
  readonly id: string;
  readonly instance: string;
  readonly flow: string;
  readonly flowTitle: LocalizedText;
  readonly node: string;
  readonly nodeTitle: LocalizedText | null;
  readonly form: string;
  readonly record: string;
  readonly recordTitle: string;
  readonly initiator: string;
  readonly initiatorName: string;
  readonly at: string;
  readonly state: string;
}

export interface TaskDetail {
  readonly task: TaskSummary;
  readonly instance: FlowInstance;
  readonly fields: Readonly<Record<string, FieldRight | "required">>;
  readonly actions: readonly string[];
  readonly record: BusinessRecord;
  readonly trail: readonly Trail[];
  readonly path: readonly PathNode[];
}
