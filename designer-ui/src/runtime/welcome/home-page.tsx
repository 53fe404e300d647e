import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import { apps } from "../../api/apps.ts";
import { tasks } from "../../api/flows.ts";
import { session } from "../../api/session.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { Icon } from "../../kit/icon.tsx";
import { type Application, type MenuItem, qualified } from "../../model/menu.ts";
import { paths } from "../../model/paths.ts";
import "./welcome.css";

function leaves(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.flatMap((item) => (item.items ? leaves(item.items) : [item]));
}

function destination(pkg: string, { form, view, dashboard }: MenuItem): string {
  if (form !== undefined) return paths.form(qualified(pkg, form), view && qualified(pkg, view));
  return dashboard === undefined ? paths.home : paths.dashboard(qualified(pkg, dashboard));
}

function ApplicationTiles({ application }: { readonly application: Application }) {
  const text = useText();
  return (
    <section>
      <h2>{text(application.title)}</h2>
      <div className="m-home-tiles">
        {leaves(application.menu?.items ?? []).map((item) => (
          <Link key={item.key} className="m-home-tile" to={destination(application.pkg, item)}>
            <Icon name={item.icon ?? (item.dashboard === undefined ? "table" : "bar-chart")} />
            <span className="m-ellipsis">{text(item.title)}</span>
          </Link>
        ))}
      </div>
    </section>
  );
}

/** What waits for the person, and the places to go; the three doors when there is no application yet. */
export function HomePage() {
  const { t } = useTranslation("welcome");
  const { data: current } = useQuery(session.current());
  const { data: todo } = useQuery(tasks.count());
  const { data: applications, error, refetch } = useQuery(apps.all());

  if (error) return <FailureState failure={error} onRetry={refetch} />;
  if (!applications) return <DelayedSkeleton />;
  if (applications.items.length === 0) return <Navigate to={paths.start} replace />;
  return (
    <div className="m-home">
      <h1>{t("home.hello", { name: current?.user.name })}</h1>
      <div className="m-home-tiles">
        <Link className="m-home-tile" to={paths.inbox}>
          <Icon name="inbox" />
          <span>{t("home.open")}</span>
          <b>{todo?.open ?? 0}</b>
        </Link>
        <Link className="m-home-tile" to={`${paths.inbox}?box=cc`}>
          <Icon name="mail" />
          <span>{t("home.cc")}</span>
          <b>{todo?.cc ?? 0}</b>
        </Link>
      </div>
      {applications.items.map((application) => (
        <ApplicationTiles key={application.pkg} application={application} />
      ))}
    </div>
  );
}
