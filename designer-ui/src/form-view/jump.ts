const FOCUSABLE =
  "input:not([disabled]), textarea:not([disabled]), button:not([disabled]), [role=combobox], [tabindex]";

/** Takes the reader to a field, or to a cell of a sub-table. */
export function jumpTo(container: HTMLElement | null, path: string): void {
  const [field = ""] = path.split(".");
  const places = [...(container?.querySelectorAll<HTMLElement>("[data-path]") ?? [])];
  const find = (place: string) => places.find(({ dataset }) => dataset["path"] === place);
  const target = find(path) ?? find(field);
  if (!target) return;
  const panel = target.closest<HTMLElement>("[role=tabpanel][hidden]");
  if (panel) document.getElementById(panel.getAttribute("aria-labelledby") ?? "")?.click();
  target.scrollIntoView({ block: "center", behavior: "auto" });
  const inside =
    target.tabIndex >= 0 || target.tagName === "TD" ? target : target.querySelector<HTMLElement>(FOCUSABLE);
  inside?.focus({ preventScroll: true });
}
