import { useDesignState } from "../design-context.tsx";

/** Whether a section, or anything else that is no field, is selected, alone or together with others. */
export const useSelected = (section: string): boolean =>
  useDesignState(
    ({ history: { selection }, marked }) =>
      marked.includes(`section:${section}`) || (selection.kind === "section" && selection.key === section),
  );
