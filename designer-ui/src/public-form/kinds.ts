import { type ControlKind, registerKind } from "../model/form/kinds.ts";

/** What forms must know of controls lies beside what draws them in the application, and comes without it. */
const found = import.meta.glob<ControlKind>("../controls/*/kind.ts", { eager: true, import: "kind" });

/** Call once, before a form is prepared. */
export function registerPublicKinds(): void {
  for (const [path, kind] of Object.entries(found)) registerKind(path.split("/").at(-2) ?? "", kind);
}
