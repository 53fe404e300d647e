import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { Input } from "antd";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ControlIcon } from "./control-icon.tsx";
import { dragData } from "./drag-data.ts";
import { Taking } from "./taking/taking.tsx";
import { useAdding } from "./use-adding.ts";
import { useKinds } from "./use-kinds.ts";

/** Letters that fit into half the width, of which a Chinese one is worth two; what is longer takes all of it. */
const ROOM = 9;

const widthOf = (title: string): number => [...title].reduce((width, letter) => width + (letter > "\u2e7f" ? 2 : 1), 0);

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
  const [search, setSearch] = useState("");
  const add = useAdding();
  const wanted = search.trim().toLowerCase();
  const groups = useKinds()
    .map(({ key, title, kinds }) => ({ key, title, kinds: kinds.filter(({ names }) => names.includes(wanted)) }))
    .filter(({ kinds }) => kinds.length > 0);
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
        onKeyDown={(event) => {
          const [first] = groups[0]?.kinds ?? [];
          if (event.key === "Escape") setSearch("");
          else if (event.key === "Enter" && !event.nativeEvent.isComposing && wanted !== "" && first) add(first.type);
        }}
        ref={(instance) => {
          searchRef.current = instance?.input ?? null;
        }}
      />
      {doors && <Taking />}
      {groups.map(({ key, title, kinds }) => (
        <section key={key} aria-label={title}>
          <h3>{title}</h3>
          <div className="m-palette-items">
            {kinds.map((kind) => (
              <PaletteItem key={kind.type} type={kind.type} title={kind.title} />
            ))}
          </div>
        </section>
      ))}
      {groups.length === 0 && !doors && <p className="m-muted">{t("palette.nothing")}</p>}
      <p className="m-palette-hint">{t("palette.hint")}</p>
    </nav>
  );
}
