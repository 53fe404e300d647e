/** A colour inside a sentence. */
export const ColorMark = ({ value }: { readonly value: string }) => (
  <span className="m-color" role="img" aria-label={value} title={value}>
    <i aria-hidden="true" style={{ background: value }} />
  </span>
);
