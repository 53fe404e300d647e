import { Button, Select } from "antd";
import { memo, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { convertible } from "../../../model/designer/convertible.ts";
import { fieldAt } from "../../../model/designer/document.ts";
import { setType } from "../../../model/designer/field-commands.ts";
import { ControlIcon } from "../control-icon.tsx";
import { useDesign, useDesignState, usePublishedKey } from "../design-context.tsx";
import { type Designed, DesignedProvider } from "../settings/designed.tsx";
import { fieldPanel } from "../settings/field-panel.ts";
import { SettingsForm } from "../settings/settings-form.tsx";
import { useFindWords } from "../settings/use-find-words.ts";
import { settingOfField, useFound } from "../settings/use-found.ts";
import { isLayout, useNewField } from "../use-adding.ts";
import { useKinds } from "../use-kinds.ts";
import { FieldUses } from "./field-uses.tsx";
import { TypeImpact } from "./type-impact.tsx";

/** The properties of a field, or of a column of a sub-table. */
export function FieldProperties({ path }: { readonly path: string }) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const design = useDesign();
  const subject = useSubject(path);
  const [first = "", column] = path.split(".");
  const field = useDesignState(({ history }) => fieldAt(history.document, path));
  const table = useDesignState(({ history }) =>
    column === undefined ? null : (fieldAt(history.document, first) ?? null),
  );
  if (!field) return null;
  return (
    <>
      <header className="m-properties-head">
        <ControlIcon type={field.type} />
        <TypeChoice path={path} current={field.type} />
        {table && (
          <Button type="link" size="small" onClick={() => design.select({ kind: "field", key: first })}>
            {t("columns.back", { table: text(table.title) })}
          </Button>
        )}
      </header>
      <TypeImpact path={path} type={field.type} />
      <FieldSettings key={subject} path={path} field={field} table={table} />
      <FieldUses key={`${path} uses`} path={path} />
    </>
  );
}

function FieldSettings({ path, field, table }: Designed) {
  const find = useFindWords();
  const inRow = table !== null;
  const panel = useMemo(() => fieldPanel(field.type, inRow, find), [field.type, inRow, find]);
  const settingAt = useMemo(() => settingOfField(path), [path]);
  const found = useFound(panel, path, settingAt);
  return (
    <DesignedProvider value={path}>
      <SettingsForm panel={panel} place={path} part={field} found={found} />
    </DesignedProvider>
  );
}

/** Another number for another field; the same for the same one under another name, so that the focus stays where it is. */
function useSubject(path: string): number {
  const design = useDesign();
  const subject = useRef({ path, number: 0 });
  const before = subject.current;
  if (before.path !== path) {
    const isRenamed = fieldAt(design.getState().history.document, before.path) === undefined;
    subject.current = { path, number: isRenamed ? before.number : before.number + 1 };
  }
  return subject.current.number;
}

/** What kind of field it is, with the kinds that it can become. */
const TypeChoice = memo(function TypeChoice({ path, current }: { readonly path: string; readonly current: string }) {
  const { t } = useTranslation("designer-panel");
  const { t: words } = useTranslation("controls");
  const design = useDesign();
  const make = useNewField();
  const published = usePublishedKey(path);
  const types = useKinds()
    .flatMap(({ kinds }) => kinds)
    .filter(({ type }) => !isLayout(type) && convertible(current, type, published));
  if (types.length < 2) return <strong>{words(`type.${current}`)}</strong>;
  return (
    <Select
      variant="borderless"
      className="m-type-choice"
      aria-label={t("property.type")}
      value={current}
      options={types.map(({ type, title }) => ({ value: type, label: title }))}
      onChange={(type: string) => design.run(setType({ path, type, begun: make(type) }))}
    />
  );
});
