import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useText } from "../../i18n/texts.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { paths } from "../../model/paths.ts";
import type { ListParts } from "./list-parts.ts";
import { nameOfView } from "./list-state.ts";

/** Nothing to show: because nothing is there, or because nothing matches. */
export function ListEmpty({ shape, state, controls }: ListParts) {
  const { t } = useTranslation("list");
  const text = useText();
  const navigate = useNavigate();
  if (state.filter !== null || state.search !== "") {
    return (
      <EmptyState
        icon="search"
        title={t("empty.noMatch")}
        actions={
          <Button
            onClick={() => {
              controls.setView(nameOfView(state.view));
            }}
          >
            {t("empty.clear")}
          </Button>
        }
      >
        {t("empty.noMatchHint")}
      </EmptyState>
    );
  }
  const { create, import: mayImport } = shape.rights;
  return (
    <EmptyState
      icon={shape.icon ?? "table"}
      title={t("empty.title", { form: text(shape.title) })}
      actions={
        <>
          {create && (
            <Button type="primary" onClick={() => controls.open("new")}>
              {t("new")}
            </Button>
          )}
          {mayImport && <Button onClick={() => navigate(paths.importInto(shape.key))}>{t("import")}</Button>}
        </>
      }
    >
      {text(shape.settings?.description) || t(create ? "empty.hint" : "empty.readOnlyHint")}
    </EmptyState>
  );
}
