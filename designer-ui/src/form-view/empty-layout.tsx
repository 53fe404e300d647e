import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../kit/empty-state.tsx";
import type { FormShape } from "../model/form-shape.ts";
import { paths } from "../model/paths.ts";

/** Nothing was placed on the form: says so, and leads whoever may design it to where that is done. */
export function EmptyLayout({ shape: { key, rights } }: { readonly shape: FormShape }) {
  const { t } = useTranslation("record");
  return (
    <EmptyState
      icon="file-text"
      title={t("layout.empty")}
      actions={
        rights.design && (
          <Link to={paths.designForm(key)}>
            <Button type="primary">{t("layout.place")}</Button>
          </Link>
        )
      }
    >
      {t(rights.design ? "layout.emptyDesign" : "layout.emptyAsk")}
    </EmptyState>
  );
}
