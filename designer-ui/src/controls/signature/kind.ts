import type { ControlKind } from "../../model/form/kinds.ts";
import { fileKind } from "../files/file-kind.ts";

export const kind: ControlKind = { ...fileKind, pictures: true, inPerson: "signed", final: true };
