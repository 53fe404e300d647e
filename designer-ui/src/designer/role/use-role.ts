import type { MetadataObject } from "../../api/metadata.ts";
import { type ObjectDesk, useObjectDesk } from "../../api/object-desk.ts";
import { type RoleDocument, readRole, writeRole } from "../../model/role/role-document.ts";

export type RoleDesk = ObjectDesk<RoleDocument>;

const KIND = { kind: "role", read: readRole, write: writeRole, stale: [["roles"], ["forms"], ["apps"]] };

export const useRole = (object: MetadataObject): RoleDesk => useObjectDesk(object, KIND);
