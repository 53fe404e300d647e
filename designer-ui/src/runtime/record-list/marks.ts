/** Characters that no text holds stand around what is drawn rather than read. */
const [BEGIN, END] = ["\uE000", "\uE001"];

/** A value inside a sentence that is drawn by its control. */
export const marked = (type: string, value: string): string => `${BEGIN}${type}:${value}${END}`;

export const isMarked = (sentence: string): boolean => sentence.includes(BEGIN);

/** The texts of a sentence and the marks between them, which stand at odd places. */
export const partsOf = (sentence: string): readonly string[] => sentence.split(new RegExp(`[${BEGIN}${END}]`));
