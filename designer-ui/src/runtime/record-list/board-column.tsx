import MoreOutlined from "@ant-design/icons/MoreOutlined";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Group } from "../../api/records.ts";
import { session } from "../../api/session.ts";
import { OverriddenValue } from "../../controls/overridden-value.tsx";
import { controlOf } from "../../controls/registry.ts";
import { ValueView } from "../../controls/value-view.tsx";
import { useProblemWords } from "../../form-view/problem-words.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import { currencyFieldOf, inCurrencyOf } from "../../model/currency.ts";
import { isBlank, optionsOf } from "../../model/fields.ts";
import { holdingIn, rolesOf } from "../../model/form/holding.ts";
import type { Holds } from "../../model/form/kinds.ts";
import { heldBy } from "../../model/form/submission.ts";
import type { Field, Option } from "../../model/form-shape.ts";
import type { BusinessRecord } from "../../model/record.ts";
import { cellValue } from "./list-fields.ts";
import type { ChangingParts } from "./list-parts.ts";

interface BoardColumnProps {
  readonly parts: ChangingParts;
  readonly by: Field;
  readonly option: Option;
  readonly records: readonly BusinessRecord[];
  readonly group: Group | undefined;
  readonly movable: boolean;
  /** The card that is being dragged. */
  readonly held: BusinessRecord | null;
  readonly onMove: (record: BusinessRecord, to: string) => void;
}

/** What is wrong with going from where a record stands to another option, as far as the field itself says. */
const barring = (by: Field, record: BusinessRecord, to: string, holds: Holds) => {
  const at = cellValue(record, by.key);
  return isBlank(at) || at === to ? [] : (controlOf(by.type).kind?.change?.(by, at, to, holds) ?? []);
};

/** Which roles the reader holds. */
function useHolds(form: string): Holds {
  const { data: current } = useQuery(session.current());
  const user = current?.user;
  return useMemo(() => holdingIn(form, user ? rolesOf(user) : {}), [form, user]);
}

/** What a group comes to, in each of its currencies. */
function sumsOf(group: Group | undefined, field: Field) {
  const { sum, sums } = group ?? {};
  const key = currencyFieldOf(field) ?? "";
  if (sums)
    return sums.map((each) => ({ sum: each.sum, field: inCurrencyOf(field, { [key]: each.currency ?? null }) }));
  return sum === undefined || sum === null ? [] : [{ sum, field }];
}

export function BoardColumn({ parts, by, option, records, group, movable, held, onMove }: BoardColumnProps) {
  const { t } = useTranslation("list");
  const text = useText();
  const language = useLanguage();
  const root = useRef<HTMLElement>(null);
  const holds = useHolds(parts.shape.key);
  const [over, setOver] = useState(false);
  const sumField = parts.fields.find(({ key }) => key === parts.state.view.kanban?.sum);

  useEffect(() => {
    if (!root.current || option.key === "" || !movable) return;
    return dropTargetForElements({
      element: root.current,
      getData: () => ({ option: option.key }),
      canDrop: ({ source }) => barring(by, source.data["record"] as BusinessRecord, option.key, holds).length === 0,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [option.key, movable, by, holds]);

  const made = parts.state.view.kanban?.function ?? "sum";
  const sums = sumField ? sumsOf(group, sumField) : [];
  return (
    <section
      ref={root}
      className={over ? "m-board-column m-board-over" : "m-board-column"}
      data-shut={held !== null && barring(by, held, option.key, holds).length > 0}
      aria-label={text(option.label)}
    >
      <header>
        <OptionTag color={option.color}>{text(option.label)}</OptionTag>
        <span className="m-muted m-numbers">{group?.count ?? records.length}</span>
        {sums.length > 0 && (
          <span className="m-board-sum m-numbers">
            {made !== "sum" && `${t(`board.${made}`)} `}
            {sums
              .map(({ sum, field }) => controlOf(field.type).toText(sum, field, { labels: {}, language }))
              .join(" + ")}
          </span>
        )}
      </header>
      <ul>
        {records.map((record) => (
          <BoardCard key={record.id} parts={parts} by={by} record={record} movable={movable} onMove={onMove} />
        ))}
      </ul>
    </section>
  );
}

interface BoardCardProps {
  readonly parts: ChangingParts;
  readonly by: Field;
  readonly record: BusinessRecord;
  readonly movable: boolean;
  readonly onMove: (record: BusinessRecord, to: string) => void;
}

function BoardCard({ parts, by, record, movable, onMove }: BoardCardProps) {
  const { shape, fields, loaded, state, controls } = parts;
  const { t } = useTranslation(["list", "record"]);
  const text = useText();
  const words = useProblemWords();
  const holds = useHolds(parts.shape.key);
  const { data: current } = useQuery(session.current());
  const held = movable ? heldBy(shape, by, record, current?.user.administrator === true) : null;
  const free = movable && held === null;
  const root = useRef<HTMLLIElement>(null);
  const titleKey = shape.model.titleField ?? shape.model.fields[0]?.key;
  const titleField = fields.find(({ key }) => key === titleKey);
  const lines = (state.view.kanban?.card ?? []).flatMap((key) => fields.filter((field) => field.key === key));

  useEffect(() => {
    if (!root.current || !free) return;
    return draggable({ element: root.current, getInitialData: () => ({ record }) });
  }, [record, free]);

  const title = titleField ? cellValue(record, titleField.key) : null;
  const targets = optionsOf(by).filter(({ key, retired }) => !retired && key !== cellValue(record, by.key));
  return (
    <li ref={root} className="m-board-card" title={held ? t(`record:held.${held}`) : undefined}>
      <button type="button" className="m-plain m-board-title" onClick={() => controls.open(record.id)}>
        {titleField && !isBlank(title) ? (
          <ValueView field={titleField} value={title} labels={loaded.labels} holder={record.data} />
        ) : (
          t("untitled")
        )}
      </button>
      {free && (
        <Dropdown
          trigger={["click"]}
          autoFocus
          menu={{
            items: [
              {
                type: "group",
                label: t("board.moveTo"),
                children: targets.map(({ key, label }) => {
                  const [barred] = barring(by, record, key, holds);
                  const why = barred && words({ params: {}, ...barred, path: "", field: by.title });
                  return { key, label: text(label), disabled: barred !== undefined, title: why ?? "" };
                }),
              },
            ],
            onClick: ({ key }) => onMove(record, key),
          }}
        >
          <Button type="text" size="small" aria-label={t("board.move")} icon={<MoreOutlined aria-hidden="true" />} />
        </Dropdown>
      )}
      {lines
        .filter((field) => !isBlank(cellValue(record, field.key)))
        .map((field) => (
          <div key={field.key} className="m-board-line" title={text(field.title)}>
            <OverriddenValue
              field={field}
              value={cellValue(record, field.key)}
              labels={loaded.labels}
              holder={record.data}
            />
          </div>
        ))}
    </li>
  );
}
