import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../../api/forms.ts";
import { metadata } from "../../../../api/metadata.ts";
import { type Dashboard, reports } from "../../../../api/reports.ts";
import type { InputProps } from "../../../../controls/control.ts";
import { useText } from "../../../../i18n/texts.ts";
import { targetOf } from "../../../../model/fields.ts";
import type { LocalizedText } from "../../../../model/localized-text.ts";
import { packageOf, qualified } from "../../../../model/menu.ts";
import { useSurrounding } from "../../design-context.tsx";
import { useDesignedNode } from "../../settings/designed.tsx";
import { type Choice, PickSetting, PublishedSetting } from "../../settings/pick-setting.tsx";
import { useLinksThere } from "../../settings/reference-controls.tsx";

/** Which dashboard the figure is on. */
export const DashboardSetting = (props: InputProps) => <PublishedSetting {...props} kind="dashboard" />;

/** The dashboard that is chosen. */
function useDashboard(): { readonly key: string | null; readonly dashboard: Dashboard | undefined } {
  const { pkg } = useSurrounding();
  const node = useDesignedNode();
  const key = node.dashboard ? qualified(pkg, node.dashboard) : null;
  const { data } = useQuery({ ...reports.dashboard(key ?? ""), enabled: key !== null, retry: false });
  return { key, dashboard: data };
}

/** Which of its figures. */
export function ItemSetting(props: InputProps) {
  const text = useText();
  const { dashboard } = useDashboard();
  const choice = ({ key, title }: { readonly key: string; readonly title?: LocalizedText }): Choice => ({
    value: key,
    label: text(title) || key,
  });
  return <PickSetting {...props} value={props.value || null} choices={(dashboard?.items ?? []).map(choice)} />;
}

/** The link by which the records that the figure counts, or their rows, point here. */
export function ViaSetting(props: InputProps) {
  const { t } = useTranslation("designer-nodes");
  const linksThere = useLinksThere();
  const { form } = useSurrounding();
  const node = useDesignedNode();
  const { key, dashboard } = useDashboard();
  const counted = useCounted(key, dashboard, node.item);
  const shape = useQuery({ ...formsApi.shape(counted ?? ""), enabled: counted !== null, retry: false });
  const links = linksThere(shape.data?.model.fields ?? []).filter(({ link }) => targetOf(link, counted ?? "") === form);
  const none = shape.data !== undefined && links.length === 0;
  return (
    <PickSetting
      {...props}
      {...(none ? { field: { ...props.field, placeholder: t("chart.via.none") } } : {})}
      value={props.value || null}
      choices={links.map(({ path, label }) => ({ value: path, label }))}
    />
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
