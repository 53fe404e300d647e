import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button } from "antd";
import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/language.ts";
import type { FieldState } from "../../model/form/states.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { inRow } from "../money/in-row.ts";
import { Overridden, OverriddenValue } from "../overridden-value.tsx";
import { controlOf } from "../registry.ts";
import { FieldScopeProvider, useFieldScope } from "../scope.tsx";
import type { SubtableParts } from "./parts.ts";
import { useRowScope } from "./row-scope.ts";
import { blankRow, isWritten, type Row, withCell } from "./rows.ts";
import { isShut, standingOf } from "./standing.ts";
import { titleOf, totalOf } from "./totals.ts";

interface CardFieldProps {
  readonly column: Field;
  readonly row: Row;
  readonly standing: FieldState | undefined;
  readonly path: string;
  readonly picks: string;
  readonly disabled: boolean;
  readonly onWrite: (value: Json) => void;
}

function CardField({ column, row, standing, path, picks, disabled, onWrite }: CardFieldProps) {
  const language = useLanguage();
  const scope = useFieldScope();
  const { labels, problemAt } = scope;
  const { Input } = controlOf(column.type);
  const field = inRow(column, scope);
  const value = row[column.key] ?? null;
  const wrong = problemAt(path);
  const locked = disabled || !isWritten(column) || isShut(standing);
  const required = standing?.required ?? column.required ?? false;
  if (standing?.visible === false) return null;
  return (
    <div className={`m-row-card-field${column.print === false ? " m-unprinted" : ""}`} data-path={path}>
      <label htmlFor={path}>
        {titleOf(column, language)}
        {required && !locked && <b aria-hidden="true"> *</b>}
        {!locked && <Overridden field={column} holder={row} />}
      </label>
      {locked ? (
        <output id={path}>
          <OverriddenValue field={field} value={value} labels={labels} holder={row} />
        </output>
      ) : (
        <Suspense fallback={null}>
          <Input
            id={path}
            field={field}
            value={value}
            path={picks}
            invalid={wrong !== undefined}
            required={required}
            allowed={standing?.options ?? undefined}
            onChange={onWrite}
          />
        </Suspense>
      )}
      {wrong && <small className="m-field-wrong">{wrong}</small>}
    </div>
  );
}

interface RowScopeProps {
  readonly table: Field;
  readonly row: Row;
  readonly children: ReactNode;
}

function RowScope({ table, row, children }: RowScopeProps) {
  return <FieldScopeProvider value={useRowScope(table, row)}>{children}</FieldScopeProvider>;
}

/** The rows of a sub-table one under the other, for a thumb. */
export function RowCards({ input, columns, rows, most, onChange }: SubtableParts) {
  const { t } = useTranslation("controls");
  const language = useLanguage();
  const { valueAt } = useFieldScope();
  const disabled = input.disabled ?? false;
  const totals = columns.flatMap((column) => {
    const total = totalOf(input.node, column, rows, { language, valueAt });
    if (total === null) return [];
    const how = total.how === "sum" ? "" : `${t(`sheet.total.${total.how}`)} `;
    return [`${titleOf(column, language)} ${how}${total.text}`];
  });
  return (
    <div className="m-row-cards" id={input.id}>
      {rows.map((row, index) => (
        <section
          key={String(row["_id"] ?? index)}
          className="m-row-card"
          aria-label={t("sheet.row", { row: index + 1 })}
        >
          <header>
            {t("sheet.row", { row: index + 1 })}
            {!disabled && (
              <Button
                type="text"
                aria-label={t("sheet.remove", { row: index + 1 })}
                icon={<DeleteOutlined aria-hidden="true" />}
                onClick={() => onChange(rows.filter((_, other) => other !== index) as unknown as Json)}
              />
            )}
          </header>
          <RowScope table={input.field} row={row}>
            {columns.map((column) => (
              <CardField
                key={column.key}
                column={column}
                row={row}
                standing={standingOf(input.states, input.path, row, column.key)}
                path={`${input.path}.${index}.${column.key}`}
                picks={`${input.path}.${column.key}`}
                disabled={disabled}
                onWrite={(value) => onChange(withCell(rows, index, column.key, value) as unknown as Json)}
              />
            ))}
          </RowScope>
        </section>
      ))}
      {totals.length > 0 && rows.length > 0 && <p className="m-numbers">Σ {totals.join(" · ")}</p>}
      {!disabled && (
        <Button
          type="dashed"
          block
          icon={<PlusOutlined aria-hidden="true" />}
          disabled={rows.length >= most}
          onClick={() => onChange([...rows, blankRow(columns, rows.at(-1))] as unknown as Json)}
        >
          {t("sheet.add")}
        </Button>
      )}
    </div>
  );
}
