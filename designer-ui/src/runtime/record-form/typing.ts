/** Letters belong to whoever is typing. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, [role=combobox]"))
  );
}
