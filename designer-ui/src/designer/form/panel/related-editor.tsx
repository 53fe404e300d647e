import { useQuery } from "@tanstack/react-query";
import { InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import { useText } from "../../../i18n/texts.ts";
import { setRelated } from "../../../model/designer/layout-commands.ts";
import { targetOf } from "../../../model/fields.ts";
import type { Field, SectionNode } from "../../../model/form-shape.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useDesign, useSurrounding } from "../design-context.tsx";
import { Pick } from "./pick.tsx";
import { Property } from "./property.tsx";

const MOST = 100;

/** Which records a list shows. */
export function RelatedEditor({ node }: { readonly node: SectionNode }) {
  const { t } = useTranslation("designer-settings");
  const text = useText();
  const design = useDesign();
  const { forms, pkg, form } = useSurrounding();
  const other = node.form === undefined || node.form === "" ? null : qualified(pkg, node.form);
  const shape = useQuery({ ...formsApi.shape(other ?? ""), enabled: other !== null, retry: false });
  const fields = shape.data?.model.fields ?? [];
  const links = fields.filter(
    (field) => (field.type === "link" || field.type === "links") && targetOf(field, other ?? "") === form,
  );
  const put = (related: Partial<SectionNode>) => design.run(setRelated({ section: node.key, related }));
  const choices = (some: readonly Field[]) => some.map(({ key, title }) => ({ value: key, label: text(title) || key }));
  return (
    <>
      <Pick
        label={t("setting.related.form")}
        value={other ?? undefined}
        options={forms.map(({ key, title }) => ({ value: key, label: text(title) }))}
        placeholder={t("setting.form.choose")}
        onPick={(key = "") =>
          put({ form: packageOf(key) === pkg ? key.slice(pkg.length + 1) : key, via: "", columns: [] })
        }
      />
      <Pick
        label={t("setting.rollup.via")}
        value={node.via || undefined}
        options={choices(links)}
        placeholder={t("setting.via.choose")}
        onPick={(via = "") => put({ via })}
      />
      <Property label={t("setting.related.columns")}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            style={{ width: "100%" }}
            placeholder={t("setting.related.columns.default")}
            value={(node.columns ?? []).map(({ field }) => field)}
            options={choices(fields.filter(({ type }) => type !== "subtable"))}
            onChange={(columns: string[]) => put({ columns: columns.map((field) => ({ field })) })}
          />
        )}
      </Property>
      <Property label={t("setting.related.limit")}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={MOST}
            precision={0}
            style={{ width: "100%" }}
            value={node.limit ?? 10}
            onChange={(limit) => put({ limit: limit ?? 10 })}
          />
        )}
      </Property>
    </>
  );
}
