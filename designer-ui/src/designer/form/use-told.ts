import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { fieldAt } from "../../model/designer/document.ts";
import type { Problem } from "../../model/problem.ts";
import { useDesign } from "./design-context.tsx";

/** What the checks found, as a designer says it: a field that was deleted goes by the title that it had, a rule says what it lacks. */
export function useTold(): (problems: readonly Problem[]) => readonly Problem[] {
  const { t } = useTranslation("designer-publish");
  const text = useText();
  const design = useDesign();
  return useCallback(
    (problems) => {
      const { saved, published } = design.getState();
      const message = ({ code, path, params }: Problem): string | undefined => {
        if (code === "schema_too_few" && path.endsWith("/targets")) return t("check.noTargets");
        if (published === null || !code.endsWith("unknown_field")) return undefined;
        const key = String(params?.["field"] ?? params?.["name"] ?? "");
        const gone = fieldAt(saved, key) === undefined ? fieldAt(published, key) : undefined;
        return gone && t("check.gone", { title: text(gone.title) || key });
      };
      return problems.map((problem) => ({ ...problem, message: message(problem) ?? problem.message }));
    },
    [design, t, text],
  );
}
