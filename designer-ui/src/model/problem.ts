export type {
  Problem,
  ProblemBody,
} from "./generated/rest.ts";
