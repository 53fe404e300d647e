export type {
  FlowInstance,
  FlowSheet,
  PathNode,
  PathPerson,
  PreviewNode,
  TaskDetail,
  TaskSummary,
  Trail,
} from "./generated/rest.ts";
