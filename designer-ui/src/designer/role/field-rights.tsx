import { Button, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { FieldRight, FormShape } from "../../model/form-shape.ts";
import { ALL_OTHERS, type Grant, othersOf, RIGHTS, rightOf, withRight } from "../../model/role/role-document.ts";

interface FieldRightsProps {
  readonly shape: FormShape;
  readonly grant: Grant;
  readonly onChange: (grant: Grant) => void;
}

/** The matrix of fields and rights; a field without a word of its own follows the line of all others. */
export function FieldRights({ shape, grant, onChange }: FieldRightsProps) {
  const { t } = useTranslation("role");
  const text = useText();
  const [open, setOpen] = useState(false);
  const rows = shape.model.fields.flatMap((field) => [
    { key: field.key, title: text(field.title) || field.key, column: false },
    ...(field.fields ?? []).map((column) => ({
      key: `${field.key}.${column.key}`,
      title: text(column.title) || column.key,
      column: true,
    })),
  ]);
  const titles = new Map(rows.map(({ key, title }) => [key, title]));
  const own = Object.keys(grant.fields).filter((key) => key !== ALL_OTHERS);
  const summary = [
    t("othersMay", { right: t(`right.${othersOf(grant)}`) }),
    ...own.map((key) => `${titles.get(key) ?? key}：${t(`right.${grant.fields[key] ?? "write"}`)}`),
  ].join(" · ");
  return (
    <fieldset>
      <legend>{t("fields")}</legend>
      <p className="m-grant-summary">
        <span className="m-muted">{summary}</span>
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "fieldsHide" : "fieldsShow")}
        </Button>
      </p>
      {open && (
        <div className="m-grant-matrix">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("field")}</th>
                {RIGHTS.map((right) => (
                  <th key={right} scope="col">
                    {t(`right.${right}`)}
                  </th>
                ))}
                <th scope="col">{t("asOthers")}</th>
              </tr>
            </thead>
            <tbody>
              <RightsRow
                title={t("others")}
                name={ALL_OTHERS}
                right={othersOf(grant)}
                own
                onChange={(right) => right && onChange(withRight(grant, ALL_OTHERS, right))}
              />
              {rows.map(({ key, title, column }) => (
                <RightsRow
                  key={key}
                  title={title}
                  name={key}
                  column={column}
                  right={rightOf(grant, key)}
                  own={grant.fields[key] !== undefined}
                  onChange={(right) => onChange(withRight(grant, key, right))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </fieldset>
  );
}

interface RightsRowProps {
  readonly title: string;
  readonly name: string;
  readonly column?: boolean;
  readonly right: FieldRight;
  /** Whether the right was given to this field itself. */
  readonly own: boolean;
  readonly onChange: (right: FieldRight | null) => void;
}

function RightsRow({ title, name, column = false, right, own, onChange }: RightsRowProps) {
  const { t } = useTranslation("role");
  return (
    <tr {...(own ? {} : { "data-follows": true })}>
      <th scope="row" {...(column ? { className: "m-grant-column" } : {})}>
        {title}
      </th>
      {RIGHTS.map((one) => (
        <td key={one}>
          <Radio aria-label={`${title} ${t(`right.${one}`)}`} checked={right === one} onChange={() => onChange(one)} />
        </td>
      ))}
      <td>
        {own && name !== ALL_OTHERS && (
          <Button
            type="link"
            size="small"
            aria-label={t("followOthers", { field: title })}
            onClick={() => onChange(null)}
          >
            {t("follow")}
          </Button>
        )}
      </td>
    </tr>
  );
}
