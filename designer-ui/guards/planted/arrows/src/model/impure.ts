import { kit } from "../kit/kit.ts";
export const impure = kit;
