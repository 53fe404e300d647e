import { Icon } from "../../kit/icon.tsx";
import { partsOf } from "./marks.ts";

/** A sentence in which colours are swatches and icons are drawn. */
export function MarkedWords({ sentence }: { readonly sentence: string }) {
  return partsOf(sentence).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
    index % 2 === 0 ? part : <Mark key={index} part={part} />,
  );
}

function Mark({ part }: { readonly part: string }) {
  const [type, value = ""] = part.split(":");
  if (type === "icon") {
    return (
      <span role="img" aria-label={value}>
        <Icon name={value} />
      </span>
    );
  }
  return (
    <span className="m-color" role="img" aria-label={value} title={value}>
      <i aria-hidden="true" style={{ background: value }} />
    </span>
  );
}
