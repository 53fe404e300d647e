import type { MetadataObject } from "../../../api/metadata.ts";
import { type ObjectDesk, useObjectDesk } from "../../../api/object-desk.ts";
import {
  type OptionSetDocument,
  readOptionSet,
  writeOptionSet,
} from "../../../model/option-set/option-set-document.ts";

export type OptionSetDesk = ObjectDesk<OptionSetDocument>;

const KIND = {
  kind: "optionset",
  read: readOptionSet,
  write: writeOptionSet,
  stale: [["forms"], ["records"], ["option-set-uses"]],
};

export const useOptionSet = (object: MetadataObject): OptionSetDesk => useObjectDesk(object, KIND);
