import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import { useText } from "../../../i18n/texts.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import { fieldType } from "../../../model/form/types.ts";
import type { Field } from "../../../model/form-shape.ts";
import { resultType } from "../../../model/formula/operators.ts";
import { listOf } from "../../../model/formula/types.ts";
import type { QueriedValue } from "../../../model/generated/rest.ts";
import type { Json, JsonObject } from "../../../model/json.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { Pick } from "./pick.tsx";

interface QueryDefaultProps {
  readonly field: Field;
  /** The sub-table around the field, for a column. */
  readonly table: Field | null;
  readonly query: QueriedValue;
  readonly onChange: (query: QueriedValue) => void;
}

/** A field there that holds the same as a field here. */
interface Match {
  readonly there: string;
  readonly here: string;
}

/** Where a new record looks its value up: in which form, for which of its records, and which field of them. */
export function QueryDefault({ field, table, query, onChange }: QueryDefaultProps) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const document = useDocument();
  const { forms, pkg, form } = useSurrounding();
  const key = query.form === "" ? "" : qualified(pkg, query.form);
  const { data: shape } = useQuery({ ...formsApi.shape(key), enabled: key !== "", retry: false });
  const there = (shape?.model.fields ?? []).filter((one) => !["SUBTABLE", "FILES"].includes(valueTypeOf(one.type)));
  const here = [...(table?.fields ?? []), ...document.model.fields].filter(
    (one) => one !== field && one !== table && valueTypeOf(one.type) !== "SUBTABLE",
  );
  const { matches, others } = partsOf(query.where);
  const named = (some: readonly Field[]) => some.map((one) => ({ value: one.key, label: text(one.title) || one.key }));
  const write = (next: readonly Match[]) =>
    onChange({ ...query, where: { all: [...next.map(written), ...others] as Json } });
  const alike = (match: Match) => {
    const one = there.find((each) => each.key === match.there);
    const type = one && (listOf(fieldType(one, key)) ?? fieldType(one, key));
    return here.filter((own) => type === undefined || resultType("=", type, fieldType(own, form)) !== undefined);
  };
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
          <div className="m-property">
            <span className="m-property-label">{t("query.where")}</span>
            {matches.map((match, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: matches have no other name
              <div key={index} className="m-query-match">
                <Select
                  aria-label={t("query.there")}
                  placeholder={t("query.there")}
                  value={match.there || null}
                  options={named(there)}
                  onChange={(next: string) => write(replaced(matches, index, { there: next, here: "" }))}
                />
                <span>{t("query.equals")}</span>
                <Select
                  aria-label={t("query.here")}
                  placeholder={t("query.here")}
                  value={match.here || null}
                  options={named(alike(match))}
                  onChange={(next: string) => write(replaced(matches, index, { ...match, here: next }))}
                />
                <Button
                  type="text"
                  size="small"
                  aria-label={t("query.remove", { number: index + 1 })}
                  icon={<DeleteOutlined aria-hidden="true" />}
                  onClick={() => write(matches.filter((_one, at) => at !== index))}
                />
              </div>
            ))}
            {others.length > 0 && <small className="m-muted">{t("query.others", { count: others.length })}</small>}
            <Button
              size="small"
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => write([...matches, { there: "", here: "" }])}
            >
              {t("query.add")}
            </Button>
          </div>
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

function partsOf(where: Json | undefined): { readonly matches: readonly Match[]; readonly others: readonly Json[] } {
  const all = ((where as JsonObject | undefined)?.["all"] ?? []) as readonly Json[];
  const matches = all.flatMap((part) => matchOf(part) ?? []);
  return { matches, others: all.filter((part) => matchOf(part) === undefined) };
}

function matchOf(part: Json): Match | undefined {
  const { field, op, value } = part as JsonObject;
  const name = String((value as JsonObject | undefined)?.["var"] ?? "");
  return op === "eq" && name.startsWith("record.") ? { there: String(field), here: name.slice(7) } : undefined;
}

const written = ({ there, here }: Match): Json => ({ field: there, op: "eq", value: { var: `record.${here}` } });

const replaced = (matches: readonly Match[], index: number, match: Match): readonly Match[] =>
  matches.map((one, at) => (at === index ? match : one));
