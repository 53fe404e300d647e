import type { TaskDetail } from "../flow.ts";
import type { Json, JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { packageOf, qualified } from "../menu.ts";

/** A step of a flow that people decide at, and what it lets them do with each field. */
export interface FlowStep {
  readonly id: string;
  readonly title: LocalizedText;
  readonly fields: TaskDetail["fields"];
}

const listIn = (json: Json | undefined): readonly JsonObject[] =>
  Array.isArray(json) ? (json as unknown as readonly JsonObject[]) : [];

/** Whether the flow with this key and document is one of the form. */
export function isFlowOf(form: string, key: string, doc: JsonObject): boolean {
  return qualified(packageOf(key), String(doc["form"] ?? "")) === form;
}

/** Steps of approval in the order of the way, those of branches included. */
export function stepsOf(doc: JsonObject): readonly FlowStep[] {
  const walk = (nodes: readonly JsonObject[]): readonly FlowStep[] =>
    nodes.flatMap((node) => [
      ...(node["type"] === "approve" ? [stepOf(node)] : []),
      ...listIn(node["branches"]).flatMap((branch) => walk(listIn(branch["nodes"]))),
    ]);
  return walk(listIn(doc["nodes"]));
}

function stepOf(node: JsonObject): FlowStep {
  const id = String(node["id"]);
  return {
    id,
    title: (node["title"] ?? id) as LocalizedText,
    fields: { "*": "read", ...((node["fields"] ?? {}) as TaskDetail["fields"]) },
  };
}
