import { useTranslation } from "react-i18next";
import type { CellProps } from "../control.ts";
import { asList } from "../words.ts";

/** Names with the first character as a portrait. */
export function PeopleCell({ value, labels }: CellProps) {
  const { t } = useTranslation("controls");
  const ids = typeof value === "string" ? [value] : asList(value);
  return ids.map((id) => {
    const name = labels[id] ?? t("unnamed");
    return (
      <span key={id} className="m-person">
        <i aria-hidden="true">{name.slice(0, 1)}</i>
        {name}
      </span>
    );
  });
}
