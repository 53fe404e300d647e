import { control } from "./control.ts";
export const round = (): unknown => control;
