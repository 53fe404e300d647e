/** `１２３Ａ` is `123A`; an ideographic space is a space. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll("　", " ")
    .trim();
