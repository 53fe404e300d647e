import { newId } from "../../model/identity.ts";

const KEPT = "mortise.window";

/** What this window is called where leases are asked for: the same after a reload, another in a copy of its tab. */
export const THIS_WINDOW: string = taken(window.sessionStorage) ?? newId();

/** A name that lies there only while the window is between two pages; nobody else finds it. */
function taken(storage: Storage): string | null {
  const kept = storage.getItem(KEPT);
  storage.removeItem(KEPT);
  return kept;
}

window.addEventListener("pagehide", () => window.sessionStorage.setItem(KEPT, THIS_WINDOW));
window.addEventListener("pageshow", () => window.sessionStorage.removeItem(KEPT));
