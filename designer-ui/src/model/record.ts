export type {
  BusinessRecord,
  Change,
  FlowState,
  HistoryEntry,
  Labels,
  RecordPage,
  RecordRights,
  RecordValues,
} from "./generated/rest.ts";
