import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import { useText } from "../../../i18n/texts.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { ConditionDocument, Field, FormShape } from "../../../model/form-shape.ts";
import type { QueriedValue } from "../../../model/generated/rest.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useSurrounding } from "../design-context.tsx";
import { ConditionSetting } from "../logic/condition-setting.tsx";
import { useAround, useGroundOver } from "../logic/use-fields.ts";
import { Pick } from "./pick.tsx";

interface QueryDefaultProps {
  readonly field: Field;
  /** The sub-table around the field, for a column. */
  readonly table: Field | null;
  readonly query: QueriedValue;
  readonly onChange: (query: QueriedValue) => void;
}

/** Where a new record looks its value up: in which form, for which of its records, and which field of them. */
export function QueryDefault({ field, table, query, onChange }: QueryDefaultProps) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const { forms, pkg } = useSurrounding();
  const key = query.form === "" ? "" : qualified(pkg, query.form);
  const { data: shape } = useQuery({ ...formsApi.shape(key), enabled: key !== "", retry: false });
  const there = (shape?.model.fields ?? []).filter((one) => !["SUBTABLE", "FILES"].includes(valueTypeOf(one.type)));
  const named = (some: readonly Field[]) => some.map((one) => ({ value: one.key, label: text(one.title) || one.key }));
  return (
    <div className="m-query-default">
      <Pick
        label={t("query.form")}
        value={key || undefined}
        options={forms.map((one) => ({ value: one.key, label: text(one.title) }))}
        onPick={(next = "") =>
          onChange({ form: packageOf(next) === pkg ? next.slice(pkg.length + 1) : next, pick: "", where: { all: [] } })
        }
      />
      {shape && (
        <>
          <Where field={field} table={table} shape={shape} query={query} onChange={onChange} />
          <Pick
            label={t("query.pick")}
            value={query.pick || undefined}
            options={named(there.filter((one) => fits(one, field)))}
            onPick={(pick = "") => onChange({ ...query, pick, ...(isSeveral(field) ? { multi: true } : {}) })}
          />
          <small className="m-property-hint">{t(isSeveral(field) ? "query.several" : "query.newest")}</small>
        </>
      )}
    </div>
  );
}

/** Which of its records: a condition over them that may speak of the record that is being written. */
function Where({ field, table, shape, query, onChange }: QueryDefaultProps & { readonly shape: FormShape }) {
  const { t } = useTranslation("designer-panel");
  const ground = useGroundOver(shape, useAround(field.key, table), "asked");
  return (
    <ConditionSetting
      label={t("query.where")}
      hint={t("query.hint")}
      value={query.where && !isEverything(query.where) ? (query.where as ConditionDocument) : undefined}
      ground={ground}
      onChange={(where) => onChange({ ...query, where: (where ?? { all: [] }) as NonNullable<QueriedValue["where"]> })}
    />
  );
}

const isEverything = (where: object): boolean => JSON.stringify(where) === '{"all":[]}';

const isSeveral = ({ type }: Field): boolean => ["OPTIONS", "USERS", "DEPARTMENTS"].includes(valueTypeOf(type));

const ONE_OF: Readonly<Record<string, string>> = { OPTIONS: "OPTION", USERS: "USER", DEPARTMENTS: "DEPARTMENT" };

/** Whether a value of one field may be put into the other. */
function fits(from: Field, to: Field): boolean {
  const source = valueTypeOf(from.type);
  const target = valueTypeOf(to.type);
  const wanted = ONE_OF[target] ?? target;
  if (wanted === "TEXT" || wanted === "LONG_TEXT") return ["TEXT", "LONG_TEXT", "OPTION"].includes(source);
  if (wanted === "DATE" || wanted === "DATETIME") return source === "DATE" || source === "DATETIME";
  return source === wanted;
}
