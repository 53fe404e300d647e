import { useQuery } from "@tanstack/react-query";
import { metadata } from "../../api/metadata.ts";
import type { Selection } from "../../model/designer/document.ts";
import { selectionOfPointer } from "../../model/designer/pointer.ts";
import { useDesignState, useSurrounding } from "./design-context.tsx";

/** Something that the server's checks have found, and where the designer shows it. */
export interface Issue {
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly path: string;
  readonly at: Selection;
}

/** What the server says of the draft as it was last saved: there is one linter, and it is not here. */
export function useCheck(): { readonly issues: readonly Issue[] | undefined; readonly failure: unknown } {
  const { form } = useSurrounding();
  const saved = useDesignState((state) => state.saved);
  const revision = useDesignState((state) => state.revision);
  const check = useQuery({
    queryKey: ["design-check", form, revision],
    queryFn: async () => (await metadata.check("form", form)).problems,
    gcTime: 0,
    staleTime: 0,
    placeholderData: (before) => before,
  });
  const issues = check.data?.map(({ severity, message, path }) => ({
    severity: severity ?? "error",
    message,
    path,
    at: selectionOfPointer(saved, path),
  }));
  return { issues: check.isPlaceholderData && check.error ? undefined : issues, failure: check.error };
}
