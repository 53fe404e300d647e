import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { records } from "../../api/records.ts";
import { optionsOf } from "../../model/fields.ts";
import type { Option } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { BusinessRecord } from "../../model/record.ts";
import { BoardColumn } from "./board-column.tsx";
import { cellValue } from "./list-fields.ts";
import { type ChangingParts, isChangeable } from "./list-parts.ts";

/** Records in columns by an option; dragging a card, or its menu, changes the option. */
export function Board(parts: ChangingParts) {
  const { shape, fields, loaded, state, onChange } = parts;
  const { t } = useTranslation("list");
  const kanban = state.view.kanban;
  const by = fields.find(({ key }) => key === kanban?.by);
  const groups = useQuery({
    ...records.groups(shape.key, kanban?.by ?? "", kanban?.sum, state.query, kanban?.function),
    enabled: by !== undefined,
  });
  const movable = by !== undefined && isChangeable(shape, by);
  const [held, setHeld] = useState<BusinessRecord | null>(null);

  useEffect(() => {
    if (!by) return;
    return monitorForElements({
      onDragStart: ({ source }) => setHeld((source.data["record"] as BusinessRecord | undefined) ?? null),
      onDrop: ({ source, location }) => {
        setHeld(null);
        const target = location.current.dropTargets[0]?.data["option"];
        const record = source.data["record"] as BusinessRecord | undefined;
        if (target === undefined || !record || cellValue(record, by.key) === target) return;
        onChange(record, by.key, target as Json);
      },
    });
  }, [by, onChange]);

  const byOption = useMemo(() => {
    const sorted = new Map<Json, BusinessRecord[]>();
    for (const record of loaded.items) {
      const key = by ? cellValue(record, by.key) : null;
      sorted.set(key, [...(sorted.get(key) ?? []), record]);
    }
    return sorted;
  }, [loaded.items, by]);

  if (!by) return null;
  const options = optionsOf(by);
  const none: Option = { key: "", label: t("board.none") };
  const columns = byOption.has(null) ? [...options, none] : options;
  return (
    <div className="m-board">
      {columns.map((option) => {
        const key = option.key === "" ? null : option.key;
        return (
          <BoardColumn
            key={option.key}
            parts={parts}
            by={by}
            option={option}
            records={byOption.get(key) ?? []}
            group={groups.data?.items.find((group) => group.key === key)}
            movable={movable}
            held={held}
            onMove={(record, to) => onChange(record, by.key, to)}
          />
        );
      })}
      {loaded.more && (
        <button type="button" className="m-plain m-board-more" onClick={loaded.loadMore}>
          {t("more")}
        </button>
      )}
    </div>
  );
}
