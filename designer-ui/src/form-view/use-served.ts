import { useEffect } from "react";
import { records } from "../api/records.ts";
import type { PreparedField } from "../model/form/prepared.ts";
import { rowsIn } from "../model/form/rows.ts";
import type { Evaluation } from "../model/generated/rest.ts";
import type { Json } from "../model/json.ts";
import type { RecordValues } from "../model/record.ts";
import type { Editor } from "./editor.ts";

/** Milliseconds without a change before the server is asked. */
const PAUSE = 300;

/** Has the server say what the record becomes of which an editor holds the input. */
export type Evaluate = (editor: Editor) => Promise<Evaluation>;

const evaluateRecord: Evaluate = ({ form, record, getState }) =>
  records.evaluate(form.shape.key, getState().input, record ?? undefined);

/** Where the server's values are kept: a field by its path, a cell by its path and its row. */
export const placeIn = (path: string, row: string | null): string => (row === null ? path : `${path}#${row}`);

/**
 * Has the server compute what this browser cannot, when something that it hangs on has changed and then rests. What it gave last stays
 * until it gives something else, also when it cannot be reached: saving computes everything anyway.
 */
export function useServed(editor: Editor, values: Map<string, Json>, evaluate: Evaluate = evaluateRecord): void {
  useEffect(() => {
    const fields = servedIn(editor);
    if (fields.length === 0) return undefined;
    const paths = new Set(fields.map(({ path }) => path));
    const isFresh = editor.getState().before !== null && Object.keys(editor.getState().input).length === 0;
    let known = isFresh && values.size === 0 ? hangingOn(editor, fields) : "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;

    const ask = async (state: string) => {
      asked += 1;
      const turn = asked;
      editor.compute(withTables(paths));
      const answer = await evaluate(editor).catch(() => null);
      // Who typed on meanwhile asks again.
      if (turn !== asked) return;
      known = state;
      editor.compute(new Set());
      if (!answer) return;
      for (const field of fields) keep(field, answer.data, values);
      editor.recompute();
    };
    /** What is stored holds again. */
    const rest = (state: string) => {
      known = state;
      asked += 1;
      editor.compute(new Set());
      if (values.size === 0) return;
      values.clear();
      editor.recompute();
    };
    const look = () => {
      const { before, input } = editor.getState();
      const state = hangingOn(editor, fields);
      if (state === known) return;
      clearTimeout(timer);
      if (before !== null && Object.keys(input).length === 0) {
        rest(state);
        return;
      }
      timer = setTimeout(() => void ask(state), PAUSE);
    };
    look();
    const stop = editor.subscribe(({ result }, before) => {
      if (result.data !== before.result.data) look();
    });
    return () => {
      stop();
      clearTimeout(timer);
      asked += 1;
    };
  }, [editor, values, evaluate]);
}

/** A default that is looked up concerns new records and new rows alone. */
function servedIn({ form, record }: Editor): readonly PreparedField[] {
  const fields = form.fields.filter(({ writable }) => !writable || record === null);
  return [...fields, ...form.fields.flatMap(({ columns }) => columns)].filter(({ served }) => served);
}

/** A table is busy when one of its columns is. */
function withTables(paths: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...paths].flatMap((path) => [path, path.split(".")[0] ?? path]));
}

function keep({ path, field }: PreparedField, data: RecordValues, values: Map<string, Json>): void {
  const [table = "", column] = path.split(".");
  if (column === undefined) {
    values.set(path, data[path] ?? null);
    return;
  }
  for (const row of rowsIn(data, table)) values.set(placeIn(path, String(row["_id"] ?? "")), row[field.key] ?? null);
}

/** The values that the fields hang on, as one text: other fields of the record, and rows without what is served in them. */
function hangingOn(editor: Editor, fields: readonly PreparedField[]): string {
  const { data } = editor.getState().result;
  const served = new Set(fields.map(({ path }) => path));
  const keys = new Set(
    fields.flatMap(({ path, served: reads = [] }) => [
      ...(path.includes(".") ? [path.split(".")[0] ?? ""] : []),
      ...reads.map((read) => read.split(".")[0] ?? ""),
    ]),
  );
  return JSON.stringify([...keys].filter((key) => !served.has(key)).map((key) => [key, without(key, data, served)]));
}

function without(table: string, data: RecordValues, served: ReadonlySet<string>): unknown {
  const rows = rowsIn(data, table);
  if (rows.length === 0 || typeof rows[0] !== "object") return data[table] ?? null;
  return rows.map((row) => Object.entries(row).filter(([key]) => !served.has(`${table}.${key}`)));
}
