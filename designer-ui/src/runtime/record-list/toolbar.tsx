import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import FilterOutlined from "@ant-design/icons/FilterOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import SearchOutlined from "@ant-design/icons/SearchOutlined";
import SettingOutlined from "@ant-design/icons/SettingOutlined";
import { Button, Dropdown, Input, Popover } from "antd";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { records } from "../../api/records.ts";
import { formatCount } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { lazily } from "../../kit/lazily.ts";
import { PageHeader } from "../../kit/page-header.tsx";
import { isTable } from "../../model/form/kinds.ts";
import type { View } from "../../model/form-shape.ts";
import { paths } from "../../model/paths.ts";
import { GroupMenu } from "./group-menu.tsx";
import type { ListParts } from "./list-parts.ts";
import { ViewMenu } from "./view-menu.tsx";

const FilterBuilder = lazily(() => import("./filter-builder.tsx").then((file) => file.FilterBuilder));
const FilterWords = lazily(() => import("./filter-words.tsx").then((file) => file.FilterWords));
const LostParts = lazily(() => import("./lost-parts.tsx").then((file) => file.LostParts));
const ColumnSettings = lazily(() => import("./column-settings.tsx").then((file) => file.ColumnSettings));

interface ToolbarProps extends ListParts {
  readonly views: readonly View[];
}

/** Everything that can be done to the list as a whole. */
export function Toolbar({ views, ...parts }: ToolbarProps) {
  const { shape, state, controls, loaded } = parts;
  const { t } = useTranslation("list");
  const text = useText();
  const language = useLanguage();
  const count = loaded.count;
  return (
    <>
      <PageHeader
        title={text(shape.title)}
        aside={
          <>
            {count && (
              <span className="m-muted m-numbers">
                {formatCount(count.capped ? 1000 : count.count, language)}
                {count.capped && "+"}
              </span>
            )}
            <ViewMenu {...parts} views={views} />
          </>
        }
        actions={
          <>
            <SearchBox value={state.search} onChange={controls.setSearch} />
            <FilterButton {...parts} />
            <GroupMenu {...parts} />
            <Popover
              trigger="click"
              placement="bottomRight"
              arrow={false}
              destroyOnHidden
              content={
                <Suspense fallback={<DelayedSkeleton rows={3} />}>
                  <ColumnSettings {...parts} />
                </Suspense>
              }
            >
              <Button
                className="m-desk-only"
                icon={<SettingOutlined aria-hidden="true" />}
                aria-label={t("columns")}
                title={t("columns")}
              />
            </Popover>
            {(shape.rights.export || shape.rights.import || shape.rights.delete) && <FileMenu {...parts} />}
            {shape.rights.create && (
              <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => controls.open("new")}>
                {t("new")}
              </Button>
            )}
          </>
        }
      />
      {(state.view.lost?.length ?? 0) > 0 && (
        <Suspense fallback={null}>
          <LostParts key={state.view.id} form={shape.key} view={state.view} />
        </Suspense>
      )}
      {parts.state.filter !== null && (
        // The line is there before its words are, so that nothing moves.
        <Suspense fallback={<div className="m-list-filter" />}>
          <FilterWords {...parts} />
        </Suspense>
      )}
    </>
  );
}

const PAUSE_MS = 250;

function SearchBox({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const { t } = useTranslation("list");
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      className="m-list-search"
      allowClear
      prefix={<SearchOutlined aria-hidden="true" />}
      placeholder={t("search")}
      aria-label={t("search")}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

/** On a phone it is as wide as the screen, wherever its button stands. */
const INTO_SIGHT = { overflow: { adjustY: true, shiftX: true } };

function FilterButton(parts: ListParts) {
  const { t } = useTranslation("list");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      align={INTO_SIGHT}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Suspense fallback={<DelayedSkeleton rows={3} />}>
          <FilterBuilder {...parts} onDone={() => setOpen(false)} />
        </Suspense>
      }
    >
      <Button
        icon={<FilterOutlined aria-hidden="true" />}
        aria-expanded={open}
        {...(parts.state.filter ? { type: "primary", ghost: true } : {})}
      >
        {t("filter")}
      </Button>
    </Popover>
  );
}

/** What comes in from files and goes out into them. */
function FileMenu({ shape, state }: ListParts) {
  const { t } = useTranslation("list");
  const formats = shape.rights.export ? (["xlsx", "csv"] as const) : [];
  const items = [
    ...(shape.rights.import
      ? [
          { key: "import", label: <Link to={paths.importInto(shape.key)}>{t("import")}</Link> },
          {
            key: "template",
            label: (
              <a href={records.templateAddress(shape.key)} download>
                {t("import.template")}
              </a>
            ),
          },
        ]
      : []),
    ...formats.map((format) => ({
      key: format,
      label: (
        <a href={records.exportAddress(shape.key, format, state.query)} download>
          {t(`export.${format}`)}
        </a>
      ),
    })),
    ...(shape.rights.export && shape.model.fields.some(isTable)
      ? [
          {
            key: "lines",
            label: (
              <a href={records.exportAddress(shape.key, "xlsx", state.query, true)} download>
                {t("export.lines")}
              </a>
            ),
          },
        ]
      : []),
    ...(shape.rights.delete ? [{ key: "trash", label: <Link to={paths.trash(shape.key)}>{t("trash")}</Link> }] : []),
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <Button
        className="m-desk-only"
        icon={<DownloadOutlined aria-hidden="true" />}
        aria-label={t("files")}
        title={t("files")}
      />
    </Dropdown>
  );
}
