import { Suspense, useMemo, useRef, useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { isBlank } from "../../model/fields.ts";
import type { FieldState } from "../../model/form/states.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { inRow } from "../money/in-row.ts";
import { OverriddenValue } from "../overridden-value.tsx";
import { controlOf } from "../registry.ts";
import { FieldScopeProvider } from "../scope.tsx";
import { useRowScope } from "./row-scope.ts";
import type { Row } from "./rows.ts";
import { titleOf } from "./totals.ts";
import { catcherIn, TypingCatcher } from "./typing-catcher.tsx";

interface SheetCellProps {
  /** `row:column`, how the sheet finds the cell to focus. */
  readonly place: string;
  readonly path: string;
  /** Name of the column to the server. */
  readonly picks: string;
  readonly field: Field;
  /** The sub-table whose column it is. */
  readonly table: Field;
  readonly row: Row;
  readonly standing: FieldState | undefined;
  readonly active: boolean;
  readonly editing: boolean;
  readonly locked: boolean;
  readonly begun: string;
  readonly onBegin: (text: string) => void;
  readonly onGo: (edit: boolean) => void;
  readonly onFocus: () => void;
  readonly onWrite: (value: Json) => void;
  readonly onDone: () => void;
}

export function SheetCell(props: SheetCellProps) {
  const scope = useRowScope(props.table, props.row);
  const { labels, problemAt } = scope;
  const language = useLanguage();
  /** A cell stays open until the files have come that were chosen in it. */
  const [held, setHeld] = useState(0);
  const own = useMemo(() => {
    const hold = (work: Promise<unknown>) => {
      const ended = () => setHeld((count) => count - 1);
      setHeld((count) => count + 1);
      work.then(ended, ended);
      scope.hold?.(work);
    };
    return { ...scope, hold };
  }, [scope]);
  const open = props.editing || held > 0;
  const { Input, align } = controlOf(props.field.type);
  const shown = props.standing?.visible ?? true;
  const value = shown ? (props.row[props.field.key] ?? null) : null;
  const wanted = props.standing?.required === true && props.field.required !== true && !props.locked && isBlank(value);
  const field = inRow(props.field, scope);
  const wrong = problemAt(props.path);
  /** The first click chooses the cell, the next one opens it. */
  const again = useRef(false);
  const look = [
    align === "right" ? "m-right m-numbers" : "",
    props.field.print === false ? "m-unprinted" : "",
    props.locked ? "m-sheet-locked" : "",
    wrong === undefined ? "" : "m-sheet-wrong",
    open ? "m-sheet-editing" : "",
    wanted ? "m-sheet-wanted" : "",
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the sheet answers the keys for all its cells
    <td
      data-place={props.place}
      data-path={props.path}
      className={look.filter(Boolean).join(" ") || undefined}
      tabIndex={props.active && !props.editing ? 0 : -1}
      aria-invalid={wrong !== undefined}
      title={wrong}
      onFocus={(event) => {
        if (event.target === event.currentTarget) {
          props.onFocus();
          catcherIn(event.currentTarget)?.focus({ preventScroll: true });
        } else if (props.editing) toTheEnd(event.target);
      }}
      onMouseDown={(event) => {
        again.current = event.currentTarget.contains(document.activeElement);
      }}
      onClick={() => {
        if (!props.editing) props.onGo(again.current && !props.locked);
      }}
      onDoubleClick={() => {
        if (!props.editing) props.onGo(!props.locked);
      }}
    >
      {open ? (
        <FieldScopeProvider value={own}>
          <Suspense fallback={null}>
            <Input
              bare
              id={props.path}
              field={field}
              value={value}
              path={props.picks}
              invalid={wrong !== undefined}
              allowed={props.standing?.options ?? undefined}
              onChange={props.onWrite}
              onDone={props.onDone}
              begun={props.begun}
            />
          </Suspense>
        </FieldScopeProvider>
      ) : (
        <OverriddenValue field={field} value={value} labels={labels} holder={props.row} />
      )}
      {props.active && !open && !props.locked && (
        <TypingCatcher label={titleOf(props.field, language)} onTyped={props.onBegin} />
      )}
    </td>
  );
}

/** Typing goes on behind what is there already. */
function toTheEnd(target: Element): void {
  if (target instanceof HTMLInputElement && /^(text|tel|url)$/.test(target.type)) {
    target.setSelectionRange(target.value.length, target.value.length);
  }
}
