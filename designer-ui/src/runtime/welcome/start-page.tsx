import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { session } from "../../api/session.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { Icon } from "../../kit/icon.tsx";
import { paths } from "../../model/paths.ts";
import { BlankApplication } from "./blank-application.tsx";
import "./welcome.css";

/** Three ways to begin: a template, a workbook, or nothing at all. */
export function StartPage() {
  const { t } = useTranslation("welcome");
  const { data: current } = useQuery(session.current());
  const [blank, setBlank] = useState(false);

  if (current && !current.user.administrator) {
    return <EmptyState title={t("start.notYet")}>{t("start.askAdministrator")}</EmptyState>;
  }
  return (
    <div className="m-start">
      <h1>{t("start.title")}</h1>
      <p>{t("start.lead")}</p>
      <div className="m-start-doors">
        <Link className="m-start-door" to={paths.templates}>
          <span>
            <Icon name="grid" />
          </span>
          <h2>{t("start.template")}</h2>
          <p>{t("start.templateHint")}</p>
        </Link>
        <Link className="m-start-door" to={paths.import}>
          <span>
            <Icon name="excel" />
          </span>
          <h2>{t("start.excel")}</h2>
          <p>{t("start.excelHint")}</p>
        </Link>
        <button type="button" className="m-plain m-start-door" onClick={() => setBlank(true)}>
          <span>
            <Icon name="file" />
          </span>
          <h2>{t("start.blank")}</h2>
          <p>{t("start.blankHint")}</p>
        </button>
      </div>
      {blank && <BlankApplication onClose={() => setBlank(false)} />}
    </div>
  );
}
