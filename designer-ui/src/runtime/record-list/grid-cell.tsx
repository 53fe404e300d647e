import { memo, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { OverriddenValue } from "../../controls/overridden-value.tsx";
import { controlOf } from "../../controls/registry.ts";
import { ValueView } from "../../controls/value-view.tsx";
import { isBlank } from "../../model/fields.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { Labels, RecordValues } from "../../model/record.ts";

interface GridCellProps {
  readonly place: string;
  readonly field: Field;
  readonly width: number;
  readonly value: Json;
  readonly holder: RecordValues;
  readonly labels: Labels;
  readonly first: boolean;
  readonly active: boolean;
  readonly editing: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onEdit: () => void;
  /** Undefined when the value stays as it was. */
  readonly onDone: (value: Json | undefined) => void;
}

function looks({ field, first, editing }: GridCellProps): string {
  const right = controlOf(field.type).align === "right" ? " m-right m-numbers" : "";
  return `m-grid-cell${first ? " m-grid-first" : ""}${editing ? " m-grid-editing" : ""}${right}`;
}

function unchanged(one: GridCellProps, other: GridCellProps): boolean {
  return (["place", "field", "width", "value", "holder", "labels", "first", "active", "editing"] as const).every(
    (name) => one[name] === other[name],
  );
}

export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { t } = useTranslation("list");
  const { field, value, holder, labels, first, editing } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells are placed by the window onto them
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys for all its cells
    <div
      role="gridcell"
      data-place={props.place}
      className={looks(props)}
      style={{ width: props.width, flexGrow: first ? 0 : 1 }}
      tabIndex={props.active && !editing ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget) props.onFocus();
      }}
      onClick={(event) => {
        if (!editing && !(event.target instanceof HTMLAnchorElement) && first) props.onOpen();
      }}
      onDoubleClick={() => {
        if (!editing && !first) props.onEdit();
      }}
    >
      {editing && <CellEditor field={field} value={value} onDone={props.onDone} />}
      {!editing && first && (
        <b className="m-grid-title">
          {isBlank(value) ? t("untitled") : <ValueView field={field} value={value} labels={labels} holder={holder} />}
        </b>
      )}
      {!editing && !first && <OverriddenValue field={field} value={value} labels={labels} holder={holder} />}
    </div>
  );
}, unchanged);

interface CellEditorProps {
  readonly field: Field;
  readonly value: Json;
  readonly onDone: (value: Json | undefined) => void;
}

function CellEditor({ field, value, onDone }: CellEditorProps) {
  const { Input, typed } = controlOf(field.type);
  const [draft, setDraft] = useState(value);
  const finish = (next: Json) => onDone(JSON.stringify(next) === JSON.stringify(value) ? undefined : next);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches the keys of the control inside
    <div
      className="m-grid-editor"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        event.stopPropagation();
        if (event.key === "Escape") onDone(undefined);
        if (event.key === "Enter" && typed) finish(draft);
      }}
      onBlur={(event) => {
        const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!inside && typed) finish(draft);
      }}
    >
      <Suspense fallback={null}>
        <Input
          bare
          id={`cell-${field.key}`}
          field={field}
          path={field.key}
          value={draft}
          onChange={(next) => {
            setDraft(next);
            if (!typed && !Array.isArray(next)) finish(next);
          }}
        />
      </Suspense>
    </div>
  );
}
