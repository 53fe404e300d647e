import { Button, Select } from "antd";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { allControls } from "../../../controls/registry.ts";
import { useText } from "../../../i18n/texts.ts";
import { convertible } from "../../../model/designer/convertible.ts";
import { fieldAt } from "../../../model/designer/document.ts";
import { setType } from "../../../model/designer/field-commands.ts";
import type { Field } from "../../../model/form-shape.ts";
import { ControlIcon } from "../control-icon.tsx";
import { useDesign, useDocument, usePublishedKey } from "../design-context.tsx";
import { type Designed, DesignedProvider } from "../settings/designed.tsx";
import { fieldPanel } from "../settings/field-panel.ts";
import { SettingsForm } from "../settings/settings-form.tsx";
import { useFindWords } from "../settings/use-find-words.ts";
import { settingOfField, useFound } from "../settings/use-found.ts";
import { useNewField } from "../use-adding.ts";
import { FieldUses } from "./field-uses.tsx";
import { TypeImpact } from "./type-impact.tsx";

/** The properties of a field, or of a column of a sub-table. */
export function FieldProperties({ path }: { readonly path: string }) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const subject = useSubject(path);
  const [first = "", column] = path.split(".");
  const field = fieldAt(document, path);
  const table = column === undefined ? null : (fieldAt(document, first) ?? null);
  if (!field) return null;
  return (
    <>
      <header className="m-properties-head">
        <ControlIcon type={field.type} />
        <TypeChoice path={path} field={field} />
        {table && (
          <Button type="link" size="small" onClick={() => design.select({ kind: "field", key: first })}>
            {t("columns.back", { table: text(table.title) })}
          </Button>
        )}
      </header>
      <TypeImpact path={path} field={field} />
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
  const designed = useMemo(() => ({ path, field, table }), [path, field, table]);
  return (
    <DesignedProvider value={designed}>
      <SettingsForm panel={panel} place={path} part={field} found={found} />
    </DesignedProvider>
  );
}

/** Another number for another field; the same for the same one under another name, so that the focus stays where it is. */
function useSubject(path: string): number {
  const document = useDocument();
  const subject = useRef({ path, number: 0 });
  const before = subject.current;
  if (before.path !== path) {
    const isRenamed = fieldAt(document, before.path) === undefined;
    subject.current = { path, number: isRenamed ? before.number : before.number + 1 };
  }
  return subject.current.number;
}

/** What kind of field it is, with the kinds that it can become. */
function TypeChoice({ path, field }: { readonly path: string; readonly field: Field }) {
  const { t } = useTranslation("designer-panel");
  const { t: words } = useTranslation("controls");
  const design = useDesign();
  const make = useNewField();
  const published = usePublishedKey(path);
  const types = allControls()
    .map(({ type }) => type)
    .filter((type) => convertible(field.type, type, published));
  if (types.length < 2) return <strong>{words(`type.${field.type}`)}</strong>;
  return (
    <Select
      variant="borderless"
      className="m-type-choice"
      aria-label={t("property.type")}
      value={field.type}
      options={types.map((type) => ({ value: type, label: words(`type.${type}`) }))}
      onChange={(type: string) => design.run(setType({ path, type, begun: make(type) }))}
    />
  );
}
