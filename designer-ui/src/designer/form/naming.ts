/** Lets somebody type another title over the one of what is selected. */
export function beginNaming(root: HTMLElement | null | undefined): void {
  const title = root?.querySelector<HTMLInputElement>(".m-properties :is(.m-property, .m-field) :is(input, textarea)");
  title?.focus();
  title?.select();
}
