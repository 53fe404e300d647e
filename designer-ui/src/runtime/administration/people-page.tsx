import PlusOutlined from "@ant-design/icons/PlusOutlined";
import SearchOutlined from "@ant-design/icons/SearchOutlined";
import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { departments, type Person, people, roles } from "../../api/people.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { AdministrationFrame } from "./administration-frame.tsx";
import { DepartmentHead } from "./department-head.tsx";
import { DepartmentList } from "./department-list.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PersonPanel } from "./person-panel.tsx";

const MOST = 500;

/** Who belongs to the organisation, department by department. */
export function PeoplePage() {
  const { t } = useTranslation("administration");
  const [address, setAddress] = useSearchParams();
  const department = address.get("department");
  const search = address.get("search") ?? "";
  const open = address.get("person");
  const units = useQuery(departments.all());
  const held = useQuery(roles.all());
  const found = useQuery(people.directory(search.trim(), department));
  const [adding, setAdding] = useState(false);

  const put = (name: string, value: string | null) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null || value === "") next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: name === "search" },
    );
  const all = units.data?.items ?? [];
  const items = found.data?.items ?? [];
  const chosen = items.find(({ id }) => id === open);
  const unit = all.find(({ id }) => id === department);

  return (
    <AdministrationFrame
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t("person.add")}
        </Button>
      }
    >
      <div className="m-admin-body">
        <DepartmentList units={all} chosen={department} onChoose={(id) => put("department", id)} />
        <section className="m-admin-main" aria-label={unit?.name ?? t("everybody")}>
          <div className="m-admin-bar">
            <DepartmentHead
              key={department ?? ""}
              unit={unit}
              units={all}
              count={items.length}
              onGone={() => put("department", null)}
            />
            <Input
              className="m-admin-search"
              allowClear
              prefix={<SearchOutlined aria-hidden="true" />}
              placeholder={t("person.search")}
              aria-label={t("person.search")}
              value={search}
              onChange={(event) => put("search", event.target.value)}
            />
          </div>
          {found.error && <FailureState failure={found.error} onRetry={() => void found.refetch()} />}
          {found.isPending && <DelayedSkeleton />}
          {found.data && items.length === 0 && <Nobody searched={search !== ""} onAdd={() => setAdding(true)} />}
          {items.length > 0 && (
            <PeopleTable people={items} roles={held.data?.items ?? []} onOpen={({ id }) => put("person", id)} />
          )}
          {items.length === MOST && <p className="m-muted m-admin-note">{t("person.more", { count: MOST })}</p>}
        </section>
      </div>
      {(adding || chosen) && (
        <PersonPanel
          key={chosen?.id ?? "new"}
          person={adding ? undefined : (chosen as Person)}
          department={department}
          units={all}
          roles={held.data?.items ?? []}
          onClose={() => {
            setAdding(false);
            put("person", null);
          }}
        />
      )}
    </AdministrationFrame>
  );
}

function Nobody({ searched, onAdd }: { readonly searched: boolean; readonly onAdd: () => void }) {
  const { t } = useTranslation("administration");
  if (searched) {
    return (
      <EmptyState icon="search" title={t("person.noMatch")}>
        {t("person.noMatchHint")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="users"
      title={t("person.none")}
      actions={
        <Button type="primary" onClick={onAdd}>
          {t("person.add")}
        </Button>
      }
    >
      {t("person.noneHint")}
    </EmptyState>
  );
}
