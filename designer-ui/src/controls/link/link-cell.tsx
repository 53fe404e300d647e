import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { targetOf } from "../../model/fields.ts";
import { paths } from "../../model/paths.ts";
import type { CellProps } from "../control.ts";
import { useFieldScope } from "../scope.tsx";
import { asList } from "../words.ts";

/** Titles of the linked records, each leading to its record. */
export function LinkCell({ field, value, labels }: CellProps) {
  const { t } = useTranslation("controls");
  const { form } = useFieldScope();
  const target = targetOf(field, form);
  const ids = typeof value === "string" ? [value] : asList(value);
  return ids.map((id) =>
    target === null ? (
      <span key={id}>{labels[id] ?? t("unnamed")}</span>
    ) : (
      <Link key={id} className="m-link" to={paths.record(target, id)} onClick={(event) => event.stopPropagation()}>
        {labels[id] ?? t("unnamed")}
      </Link>
    ),
  );
}
