import type { MetadataObject } from "../../../api/metadata.ts";
import { type ObjectDesk, useObjectDesk } from "../../../api/object-desk.ts";
import { type RuleDocument, readRule, writeRule } from "../../../model/rule/rule-document.ts";

export type RuleDesk = ObjectDesk<RuleDocument>;

const KIND = { kind: "rule", read: readRule, write: writeRule, stale: [["rules"], ["records"]] };

export const useRule = (object: MetadataObject): RuleDesk => useObjectDesk(object, KIND);
