import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { OverriddenValue } from "../../controls/overridden-value.tsx";
import { ValueView } from "../../controls/value-view.tsx";
import { useText } from "../../i18n/texts.ts";
import { isBlank } from "../../model/fields.ts";
import { cellValue } from "./list-fields.ts";
import type { ListParts } from "./list-parts.ts";

const MOST_LINES = 4;

/** The list on a phone: one card for each record. */
export function RecordCards({ columns, loaded, controls }: ListParts) {
  const { t } = useTranslation("list");
  const text = useText();
  const [title, ...rest] = columns.shown;
  return (
    <div className="m-cards">
      <ul>
        {loaded.items.map((record) => {
          const lines = rest.filter(({ field }) => !isBlank(cellValue(record, field.key))).slice(0, MOST_LINES);
          const name = title && cellValue(record, title.field.key);
          return (
            <li key={record.id} className="m-card">
              <button type="button" className="m-plain m-card-title" onClick={() => controls.open(record.id)}>
                {title && name !== undefined && !isBlank(name) ? (
                  <ValueView field={title.field} value={name} labels={loaded.labels} holder={record.data} />
                ) : (
                  t("untitled")
                )}
              </button>
              {lines.map(({ field }) => (
                <span key={field.key} className="m-card-line">
                  <small>{text(field.title)}</small>
                  <span className="m-ellipsis">
                    <OverriddenValue
                      field={field}
                      value={cellValue(record, field.key)}
                      labels={loaded.labels}
                      holder={record.data}
                    />
                  </span>
                </span>
              ))}
            </li>
          );
        })}
      </ul>
      {loaded.more && (
        <Button block onClick={loaded.loadMore}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}
