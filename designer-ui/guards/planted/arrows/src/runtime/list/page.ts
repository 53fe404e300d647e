import { inbox } from "../inbox/inbox.ts";
import { canvas } from "../../designer/form/canvas.ts";
import { fake } from "../../testing/fake.ts";
export const page = [inbox, canvas, fake];
