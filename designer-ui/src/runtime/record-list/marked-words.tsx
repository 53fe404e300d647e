import { controlOf } from "../../controls/registry.ts";
import { partsOf } from "./marks.ts";

/** A sentence in which values are drawn that letters do not tell. */
export function MarkedWords({ sentence }: { readonly sentence: string }) {
  return partsOf(sentence).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
    index % 2 === 0 ? part : <Mark key={index} part={part} />,
  );
}

function Mark({ part }: { readonly part: string }) {
  const [type = "", value = ""] = part.split(":");
  const { asking } = controlOf(type);
  return asking?.Mark ? <asking.Mark value={value} /> : value;
}
