import { useQuery } from "@tanstack/react-query";
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import { useText } from "../../../i18n/texts.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import { fieldType } from "../../../model/form/types.ts";
import type { Field } from "../../../model/form-shape.ts";
import { resultType } from "../../../model/formula/operators.ts";
import { listOf } from "../../../model/formula/types.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useSurrounding } from "../design-context.tsx";
import { Pick } from "../panel/pick.tsx";
import type { FormulaField } from "./formula-field.ts";
import type { WizardChoice } from "./wizard-formula.ts";

const PICKS = ["first", "last", "max", "min", "avg", "sum", "count", "list"] as const;

interface LookupWizardProps {
  readonly fields: readonly FormulaField[];
  readonly choice: WizardChoice;
  readonly onChoose: (choice: WizardChoice) => void;
}

/** Which record of which form, and what of it. */
export function LookupWizard({ fields, choice, onChoose }: LookupWizardProps) {
  const { t } = useTranslation("formula");
  const text = useText();
  const { forms, pkg } = useSurrounding();
  const key = choice.form === undefined ? "" : qualified(pkg, choice.form);
  const { data: shape } = useQuery({ ...formsApi.shape(key), enabled: key !== "", retry: false });
  const fieldsThere = shape?.model.fields ?? [];
  const tables = fieldsThere.filter(({ type }) => valueTypeOf(type) === "SUBTABLE");
  const columns = tables.find((one) => one.key === choice.rows)?.fields ?? [];
  const beside = fieldsThere.filter((one) => !columns.some((column) => column.key === one.key));
  const there = [...columns, ...beside].filter(({ type }) => !["SUBTABLE", "FILES"].includes(valueTypeOf(type)));
  const named = (some: readonly Field[]) => some.map((one) => ({ value: one.key, label: text(one.title) || one.key }));
  const match = there.find((one) => one.key === choice.match);
  const matching = match && (listOf(fieldType(match, key)) ?? fieldType(match, key));
  const own = fields.filter(
    ({ type }) => listOf(type) === undefined && (!matching || resultType("=", matching, type) !== undefined),
  );
  const put = (change: Partial<WizardChoice>) => onChoose({ ...choice, ...change });
  return (
    <Form layout="vertical" className="m-fx-wizard">
      <Pick
        label={t("wizard.lookup.form")}
        value={key || undefined}
        options={forms.map((one) => ({ value: one.key, label: text(one.title) }))}
        onPick={(form) =>
          put({
            form: form !== undefined && packageOf(form) === pkg ? form.slice(pkg.length + 1) : form,
            rows: undefined,
            match: undefined,
            second: undefined,
          })
        }
      />
      {tables.length > 0 && (
        <Pick
          label={t("wizard.lookup.rows")}
          value={choice.rows}
          options={named(tables)}
          onPick={(rows) => put({ rows, match: undefined, second: undefined })}
        />
      )}
      <Pick
        label={t("wizard.lookup.match")}
        value={choice.match}
        options={named(there)}
        onPick={(picked) => put({ match: picked, first: undefined })}
      />
      <Pick
        label={t("wizard.lookup.first")}
        value={choice.first}
        options={own.map(({ path, title }) => ({ value: path, label: title }))}
        onPick={(first) => put({ first })}
      />
      <Pick
        label={t("wizard.lookup.how")}
        value={choice.how}
        options={PICKS.map((value) => ({ value, label: t(`wizard.pick.${value}`) }))}
        onPick={(how) => put({ how: how ?? "first", second: undefined })}
      />
      <Pick
        label={t("wizard.lookup.second")}
        value={choice.second}
        options={named(
          (isAdded(choice.how) && columns.length > 0 ? columns : there).filter((one) => canPick(choice.how, one)),
        )}
        onPick={(second) => put({ second })}
      />
    </Form>
  );
}

/** What a record holds once is not added up once for each of its rows. */
const isAdded = (how: string): boolean => how === "sum" || how === "avg";

function canPick(how: string, { type }: Field): boolean {
  const kind = valueTypeOf(type);
  if (isAdded(how)) return kind === "NUMBER";
  return (how !== "max" && how !== "min") || ["NUMBER", "DATE", "DATETIME", "TIME"].includes(kind);
}
