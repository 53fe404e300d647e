import { useTranslation } from "react-i18next";
import { unfinishedIn } from "../../../model/condition/unfinished.ts";

/** Says which line of a condition is not finished, and what it lacks; null where all are. */
export function useUnfinished(): (json: unknown) => string | null {
  const { t } = useTranslation("designer-logic");
  return (json) => {
    const found = unfinishedIn(json);
    return found && t("condition.unfinished", { line: found.line, lacks: t(`condition.lacks.${found.lacks}`) });
  };
}
