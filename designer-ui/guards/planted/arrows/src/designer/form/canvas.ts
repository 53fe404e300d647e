import { flow } from "../flow/flow.ts";
export const canvas = flow;
