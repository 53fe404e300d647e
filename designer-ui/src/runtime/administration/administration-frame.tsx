import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { session } from "../../api/session.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { paths } from "../../model/paths.ts";
import "./administration.css";

interface AdministrationFrameProps {
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The head that the pages of the administration share; a closed door for everybody who is no administrator. */
export function AdministrationFrame({ actions, children }: AdministrationFrameProps) {
  const { t } = useTranslation("administration");
  const { data: current } = useQuery(session.current());
  if (current && !current.user.administrator) {
    return (
      <EmptyState icon="users" title={t("closed")}>
        {t("closedHint")}
      </EmptyState>
    );
  }
  return (
    <div className="m-page m-administration">
      <PageHeader
        title={t("title")}
        aside={
          <nav className="m-admin-tabs" aria-label={t("title")}>
            <NavLink to={paths.people}>{t("people")}</NavLink>
            <NavLink to={paths.roles}>{t("roles")}</NavLink>
            <NavLink to={paths.calendar}>{t("calendar")}</NavLink>
          </nav>
        }
        actions={actions}
      />
      {children}
    </div>
  );
}
