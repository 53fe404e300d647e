import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../../api/forms.ts";
import { metadata } from "../../../../api/metadata.ts";
import { type Dashboard, reports } from "../../../../api/reports.ts";
import { useText } from "../../../../i18n/texts.ts";
import { setNode } from "../../../../model/designer/layout-commands.ts";
import { targetOf } from "../../../../model/fields.ts";
import type { SectionNode } from "../../../../model/form-shape.ts";
import { packageOf, qualified } from "../../../../model/menu.ts";
import { useDesign, useSurrounding } from "../../design-context.tsx";
import { Pick } from "../../panel/pick.tsx";
import { HeightProperty } from "../height-property.tsx";
import type { NodeProps } from "../node-design.ts";

/** Which figure of which dashboard, and by which link its records point here. */
export function Panel({ node }: NodeProps) {
  const { t } = useTranslation("designer-nodes");
  const text = useText();
  const design = useDesign();
  const { pkg, form } = useSurrounding();
  const put = (change: Partial<SectionNode>) => design.run(setNode({ section: node.key, change }));
  const list = useQuery(metadata.list("dashboard"));
  const key = node.dashboard ? qualified(pkg, node.dashboard) : null;
  const dashboard = useQuery({ ...reports.dashboard(key ?? ""), enabled: key !== null, retry: false });
  const counted = useCounted(key, dashboard.data, node.item);
  const shape = useQuery({ ...formsApi.shape(counted ?? ""), enabled: counted !== null, retry: false });
  const links = (shape.data?.model.fields ?? []).filter(
    (field) => (field.type === "link" || field.type === "links") && targetOf(field, counted ?? "") === form,
  );
  return (
    <>
      <Pick
        label={t("chart.dashboard")}
        value={key ?? undefined}
        options={(list.data?.items ?? [])
          .filter(({ version }) => version !== null)
          .map((one) => ({ value: one.key, label: text(one.title) || one.key }))}
        placeholder={t("chart.dashboard.choose")}
        onPick={(chosen = "") =>
          put({ dashboard: packageOf(chosen) === pkg ? chosen.slice(pkg.length + 1) : chosen, item: "", via: "" })
        }
      />
      <Pick
        label={t("chart.item")}
        value={node.item || undefined}
        options={(dashboard.data?.items ?? []).map((one) => ({ value: one.key, label: text(one.title) || one.key }))}
        placeholder={t("chart.choose")}
        onPick={(item = "") => put({ item, via: "" })}
      />
      <Pick
        label={t("chart.via")}
        value={node.via || undefined}
        options={links.map((field) => ({ value: field.key, label: text(field.title) || field.key }))}
        placeholder={t(counted !== null && shape.data && links.length === 0 ? "chart.via.none" : "chart.via.choose")}
        onPick={(via = "") => put({ via })}
      />
      <HeightProperty node={node} />
    </>
  );
}

/** The form whose records the figure counts, if need be over its dataset. */
function useCounted(dashboard: string | null, doc: Dashboard | undefined, item: string | undefined): string | null {
  const query = doc?.items.find((one) => one.key === item)?.query ?? {};
  const pkg = packageOf(dashboard ?? "");
  const named = (part: string): string | null => {
    const reference = query[part];
    return typeof reference === "string" ? qualified(pkg, reference) : null;
  };
  const set = named("dataset");
  const dataset = useQuery({ ...metadata.one("dataset", set ?? ""), enabled: set !== null, retry: false });
  const over = (dataset.data?.published ?? dataset.data?.draft)?.["form"];
  if (set === null) return named("form");
  return typeof over === "string" ? qualified(packageOf(set), over) : null;
}
