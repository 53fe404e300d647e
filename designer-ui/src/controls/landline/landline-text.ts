const LINE =
  /^(?:\+?86[- ]?)?\(?(010|02\d|0[3-9]\d{2})?\)?[- ]?(\d{7,8}|[48]00-?\d{3}-?\d{4})(?:[- ]?(?:转|x|X|#|\*|ext\.?|-)[- ]?(\d{1,6}))?$/;

/** Area code, number and extension of a Chinese line joined by hyphens; undefined when it is none. */
export function readLandline(text: string): string | undefined {
  const parts = LINE.exec(text);
  return parts
    ? parts
        .slice(1)
        .filter((part) => part !== undefined)
        .join("-")
    : undefined;
}
