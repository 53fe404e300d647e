import { control } from "../controls/control.ts";
import { page } from "../runtime/list/page.ts";
export const upside = [control, page];
