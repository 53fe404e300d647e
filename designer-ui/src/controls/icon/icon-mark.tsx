import { Icon } from "../../kit/icon.tsx";

/** An icon inside a sentence. */
export const IconMark = ({ value }: { readonly value: string }) => (
  <span role="img" aria-label={value}>
    <Icon name={value} />
  </span>
);
