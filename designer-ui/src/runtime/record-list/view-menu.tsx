import DownOutlined from "@ant-design/icons/DownOutlined";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { type SavedView, views as savedViews } from "../../api/forms.ts";
import { useText } from "../../i18n/texts.ts";
import { lazily } from "../../kit/lazily.ts";
import { useFailureText } from "../../kit/problem-view.tsx";
import type { View } from "../../model/form-shape.ts";
import type { ListParts } from "./list-parts.ts";
import { nameOfView } from "./list-state.ts";

const NameView = lazily(() => import("./name-view.tsx").then((file) => file.NameView));

interface ViewMenuProps extends ListParts {
  readonly views: readonly View[];
}

/** The list as it is now, ready to be kept. */
function asSaved({ state, columns }: ListParts, title: View["title"], shared: boolean): SavedView {
  const { view, sort, group, query } = state;
  return {
    title,
    type: view.type,
    shared,
    columns: columns.shown.map(({ field, width }) => ({ field: field.key, width })),
    sort,
    ...(query.filter === undefined ? {} : { filter: query.filter }),
    ...(group === null ? {} : { group }),
    ...(view.kanban ? { kanban: view.kanban } : {}),
  };
}

/** Chooses among the views of the form and those that people have saved, and keeps new ones. */
export function ViewMenu({ views, ...parts }: ViewMenuProps) {
  const { shape, state, controls, columns } = parts;
  const { t } = useTranslation("list");
  const { message } = App.useApp();
  const text = useText();
  const textOf = useFailureText();
  const queries = useQueryClient();
  const [naming, setNaming] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: savedViews.all(shape.key).queryKey });
  const mine = state.view.id !== undefined && state.view.mine !== false;
  const regrouped = state.group !== (state.view.group ?? null) && state.view.type !== "kanban";
  const changed = state.filter !== null || columns.arranged || regrouped;

  const update = useMutation({
    mutationFn: (id: string) =>
      savedViews.replace(shape.key, id, asSaved(parts, state.view.title, state.view.shared ?? false)),
    onSuccess: async () => {
      await refresh();
      columns.forget();
      controls.setView(nameOfView(state.view));
    },
    onError: (failure) => void message.error(textOf(failure)),
  });
  const remove = useMutation({
    mutationFn: (id: string) => savedViews.remove(shape.key, id),
    onSuccess: async () => {
      controls.setView("");
      await refresh();
    },
    onError: (failure) => void message.error(textOf(failure)),
  });

  const { id } = state.view;
  const items = [
    ...views.map((view) => ({ key: nameOfView(view), label: text(view.title) || t("view.all") })),
    ...(views.length > 0 ? [{ type: "divider" as const }] : []),
    { key: "save-as", label: t("view.saveAs"), onClick: () => setNaming(true) },
    ...(mine && changed && id ? [{ key: "save", label: t("view.save"), onClick: () => update.mutate(id) }] : []),
    ...(mine && id ? [{ key: "remove", label: t("view.remove"), danger: true, onClick: () => remove.mutate(id) }] : []),
  ];
  const chosen = nameOfView(state.view);
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items,
          selectedKeys: [chosen],
          onClick: ({ key }) => views.some((view) => nameOfView(view) === key) && controls.setView(key),
        }}
      >
        <Button type="text" icon={<DownOutlined aria-hidden="true" />} iconPlacement="end">
          <span>
            {(views.length > 0 && text(state.view.title)) || t("view.all")}
            {changed && <span className="m-muted">{t("view.changed")}</span>}
          </span>
        </Button>
      </Dropdown>
      {naming && (
        <Suspense fallback={null}>
          <NameView
            onClose={() => setNaming(false)}
            save={(title, shared) => savedViews.save(shape.key, asSaved(parts, title, shared))}
            onSaved={async (view) => {
              await refresh();
              setNaming(false);
              controls.setView(nameOfView(view));
            }}
          />
        </Suspense>
      )}
    </>
  );
}
