import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { rules } from "../../api/rules.ts";
import { BatchProgress } from "../../form-view/batch-progress.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { paths } from "../../model/paths.ts";
import "../../form-view/run-dialog.css";
import "./rule-batch.css";

/** A rule on its way through many records; has its own address, so that one can leave and come back. */
export function RuleBatchPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation("actions");
  const { data: batch } = useQuery(rules.batch(id));
  return (
    <div className="m-batch-page">
      <PageHeader title={batch?.title ?? ""} />
      <BatchProgress id={id} />
      {batch && (
        <div>
          <Link to={paths.form(batch.form)}>
            <Button>{t("batch.list")}</Button>
          </Link>
        </div>
      )}
    </div>
  );
}
