import { useQuery } from "@tanstack/react-query";
import { metadata } from "../../api/metadata.ts";
import type { Problem } from "../../model/problem.ts";
import { useDesignState, useSurrounding } from "./design-context.tsx";

/** What the server says of the draft as it was last saved: there is one linter, and it is not here. Undefined while nobody knows. */
export function useCheck(): readonly Problem[] | undefined {
  const { form } = useSurrounding();
  const revision = useDesignState((state) => state.revision);
  const check = useQuery({
    queryKey: ["design-check", form, revision],
    queryFn: async () => (await metadata.check("form", form)).problems,
    gcTime: 0,
    staleTime: 0,
    placeholderData: (before) => before,
  });
  return check.isPlaceholderData && check.error ? undefined : check.data;
}
