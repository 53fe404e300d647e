import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { Input } from "antd";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { allControls } from "../../controls/registry.ts";
import { ControlIcon } from "./control-icon.tsx";
import { dragData } from "./drag-data.ts";
import { Taking } from "./taking/taking.tsx";
import { isLayout, LAYOUT_TYPES, useAdding } from "./use-adding.ts";

const GROUPS: readonly { readonly key: string; readonly types: readonly string[] }[] = [
  { key: "basic", types: ["text", "textarea", "number", "money", "percent"] },
  { key: "choice", types: ["select", "multiselect", "switch"] },
  { key: "time", types: ["date", "datetime"] },
  { key: "contact", types: ["phone", "email", "url"] },
  { key: "file", types: [] },
  { key: "relation", types: ["link", "links", "user", "users", "department"] },
  { key: "advanced", types: ["serial", "subtable"] },
  { key: "layout", types: LAYOUT_TYPES },
];

/** Letters that fit into half the width, of which a Chinese one is worth two; what is longer takes all of it. */
const ROOM = 9;

const widthOf = (title: string): number => [...title].reduce((width, letter) => width + (letter > "\u2e7f" ? 2 : 1), 0);

const GROUPED: ReadonlySet<string> = new Set(GROUPS.flatMap(({ types }) => types));

function PaletteItem({ type, title }: { readonly type: string; readonly title: string }) {
  const add = useAdding();
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!element.current) return;
    return draggable({ element: element.current, getInitialData: () => dragData({ kind: "new", type }) });
  }, [type]);
  return (
    <button
      ref={element}
      type="button"
      className="m-palette-item"
      data-type={type}
      data-long={widthOf(title) > ROOM || undefined}
      onClick={() => add(type)}
    >
      <ControlIcon type={type} />
      <span className="m-ellipsis">{title}</span>
    </button>
  );
}

/** Everything that can be put onto a form: click to add after what is selected, or drag. */
export function Palette({ searchRef }: { readonly searchRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation("designer-palette");
  const { t: words } = useTranslation("controls");
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const controls = allControls().map(({ type }) => type);
  const known = new Set([...LAYOUT_TYPES, ...controls]);
  const titleOf = (type: string) => (isLayout(type) ? t(`layout.${type}`) : words(`type.${type}`));
  const matches = (type: string) =>
    known.has(type) &&
    (titleOf(type).toLowerCase().includes(wanted) ||
      type.includes(wanted) ||
      t(`palette.also.${type}`, { defaultValue: "" }).toLowerCase().includes(wanted));
  const others = (group: string) =>
    allControls().flatMap(({ type, group: own = "advanced" }) => (own === group && !GROUPED.has(type) ? [type] : []));
  const groups = GROUPS.map(({ key, types }) => ({
    key,
    types: [...types, ...others(key)].filter(matches),
  })).filter(({ types }) => types.length > 0);
  const doors = ["take.excelShort", "take.formShort"].some((word) => t(word).toLowerCase().includes(wanted));
  return (
    <nav className="m-palette" aria-label={t("palette")}>
      <Input
        allowClear
        placeholder={t("palette.search")}
        aria-label={t("palette.search")}
        aria-keyshortcuts="/"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        ref={(instance) => {
          searchRef.current = instance?.input ?? null;
        }}
      />
      {doors && <Taking />}
      {groups.map(({ key, types }) => (
        <section key={key} aria-label={t(`palette.${key}`)}>
          <h3>{t(`palette.${key}`)}</h3>
          <div className="m-palette-items">
            {types.map((type) => (
              <PaletteItem key={type} type={type} title={titleOf(type)} />
            ))}
          </div>
        </section>
      ))}
      {groups.length === 0 && !doors && <p className="m-muted">{t("palette.nothing")}</p>}
      <p className="m-palette-hint">{t("palette.hint")}</p>
    </nav>
  );
}
