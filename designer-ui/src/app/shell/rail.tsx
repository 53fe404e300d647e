import DownOutlined from "@ant-design/icons/DownOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, useLocation } from "react-router";
import { apps } from "../../api/apps.ts";
import { tasks } from "../../api/flows.ts";
import { session } from "../../api/session.ts";
import { useText } from "../../i18n/texts.ts";
import { Icon } from "../../kit/icon.tsx";
import type { Application, MenuItem } from "../../model/menu.ts";
import { qualified } from "../../model/menu.ts";
import { paths } from "../../model/paths.ts";

interface RailLinkProps {
  readonly to: string;
  readonly icon: string;
  readonly title: string;
  readonly narrow: boolean;
  readonly active?: boolean;
  readonly count?: number | undefined;
  readonly end?: boolean;
}

function RailLink({ to, icon, title, narrow, active, count, end = false }: RailLinkProps) {
  const chosen = (isActive: boolean) => ((active ?? isActive) ? "m-rail-item active" : "m-rail-item");
  return (
    <NavLink to={to} end={end} className={({ isActive }) => chosen(isActive)} title={narrow ? title : undefined}>
      <Icon name={icon} />
      {narrow ? <span className="m-visually-hidden">{title}</span> : <span className="m-ellipsis">{title}</span>}
      {count !== undefined && count > 0 && !narrow && <span className="m-badge">{count > 99 ? "99+" : count}</span>}
    </NavLink>
  );
}

function addressOf(pkg: string, item: MenuItem): string | null {
  if (item.form !== undefined) {
    return paths.form(qualified(pkg, item.form), item.view === undefined ? undefined : qualified(pkg, item.view));
  }
  return item.dashboard === undefined ? null : paths.dashboard(qualified(pkg, item.dashboard));
}

function addressesOf(pkg: string, items: readonly MenuItem[]): readonly string[] {
  return items.flatMap((item) => (item.items ? addressesOf(pkg, item.items) : (addressOf(pkg, item) ?? [])));
}

/** Several items may lead to one form: the one whose view is open is the current one, else the first of them. */
function useCurrent(applications: readonly Application[]): string | undefined {
  const { pathname, search } = useLocation();
  const openView = new URLSearchParams(search).get("view");
  const inside = applications
    .flatMap(({ pkg, menu }) => addressesOf(pkg, menu?.items ?? []))
    .filter((address) => {
      const [path = ""] = address.split("?");
      return pathname === path || pathname.startsWith(`${path}/`);
    });
  const viewOf = (address: string) => new URLSearchParams(address.split("?")[1]).get("view");
  const bare = (view: string | null) => view?.slice(view.lastIndexOf(".") + 1);
  return inside.find((address) => bare(viewOf(address)) === bare(openView)) ?? inside[0];
}

interface MenuProps {
  readonly pkg: string;
  readonly items: readonly MenuItem[];
  readonly narrow: boolean;
  readonly current: string | undefined;
}

function Menu({ pkg, items, narrow, current }: MenuProps) {
  const text = useText();
  return items.map((item) => {
    if (item.items !== undefined) {
      return (
        <div key={item.key}>
          {!narrow && <div className="m-rail-title">{text(item.title)}</div>}
          <div className="m-rail-group">
            <Menu pkg={pkg} items={item.items} narrow={narrow} current={current} />
          </div>
        </div>
      );
    }
    const address = addressOf(pkg, item);
    if (address === null) return null;
    return (
      <RailLink
        key={item.key}
        to={address}
        icon={item.icon ?? (item.dashboard === undefined ? "table" : "bar-chart")}
        title={text(item.title)}
        narrow={narrow}
        active={address === current}
      />
    );
  });
}

interface ApplicationMenuProps {
  readonly application: Application;
  readonly narrow: boolean;
  readonly current: string | undefined;
}

function ApplicationMenu({ application, narrow, current }: ApplicationMenuProps) {
  const { t } = useTranslation("shell");
  const { data: signedIn } = useQuery(session.current());
  const text = useText();
  const [open, setOpen] = useState(true);
  const items = application.menu?.items ?? [];
  return (
    <section aria-label={text(application.title)}>
      {!narrow && (
        <button type="button" className="m-plain m-rail-title" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className="m-ellipsis">{text(application.title)}</span>
          {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
        </button>
      )}
      {(open || narrow) && <Menu pkg={application.pkg} items={items} narrow={narrow} current={current} />}
      {(open || narrow) && signedIn?.user.administrator && (
        <RailLink to={paths.design(application.pkg)} icon="tool" title={t("design")} narrow={narrow} />
      )}
    </section>
  );
}

/** Applications and their menus. */
export function Rail({ narrow }: { readonly narrow: boolean }) {
  const { t } = useTranslation("shell");
  const { data: applications } = useQuery(apps.all());
  const { data: todo } = useQuery(tasks.count());
  const { data: current } = useQuery(session.current());
  const here = useCurrent(applications?.items ?? []);

  return (
    <nav className="m-rail" aria-label={t("rail")}>
      <Link to={paths.home} className="m-rail-brand">
        <img src="/icon.svg" alt="" />
        {!narrow && <span className="m-ellipsis">{current?.organisation.name ?? "Mortise"}</span>}
      </Link>
      <div className="m-rail-scroll">
        <RailLink to={paths.home} end icon="home" title={t("home")} narrow={narrow} />
        <RailLink to={paths.inbox} icon="inbox" title={t("inbox")} narrow={narrow} count={todo?.open} />
        {applications?.items.map((application) => (
          <ApplicationMenu key={application.pkg} application={application} narrow={narrow} current={here} />
        ))}
        {current?.user.administrator && (
          <section aria-label={t("build")}>
            {!narrow && <div className="m-rail-title">{t("build")}</div>}
            <RailLink to={paths.start} icon="grid" title={t("newApp")} narrow={narrow} />
            <RailLink to={paths.people} icon="users" title={t("administration")} narrow={narrow} />
          </section>
        )}
      </div>
    </nav>
  );
}
