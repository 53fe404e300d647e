/** For dialogs: brings the focus to what is marked as the first; `autoFocus` comes too early where nothing moves. */
export function focusFirst(open: boolean): void {
  if (open) document.querySelector<HTMLElement>(".ant-modal [data-first-focus]")?.focus();
}
