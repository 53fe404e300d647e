import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { records } from "../api/records.ts";
import type { FormShape } from "../model/form-shape.ts";
import type { BusinessRecord } from "../model/record.ts";
import { useEditor } from "./editor-context.tsx";

/** Milliseconds after which it is looked again; twice as long each time, and no more once the last has passed. */
const FIRST = 150;
const LAST = 5_000;

/** What the platform computes of a record, as one text. */
function computedOf({ model }: FormShape, record: BusinessRecord | undefined): string {
  const computed = model.fields.filter(({ source, compute }) => source !== undefined || compute !== undefined);
  return JSON.stringify(computed.map(({ key }) => record?.data[key] ?? null));
}

/**
 * To be called when records that point to this one have changed: what this one reckons over them follows some moments later, and is
 * shown as soon as it has. Looks often at first and ever more seldom, and gives up where nothing follows.
 */
export function useFollowing(): () => void {
  const { form, record } = useEditor();
  const { shape } = form;
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      clearTimeout(timer.current);
    };
  }, []);

  return () => {
    const isPossible = shape.model.fields.some(({ source, compute }) => source || compute !== undefined);
    if (record === null || !isPossible) return;
    const one = records.one(shape.key, record);
    const before = computedOf(shape, queries.getQueryData(one.queryKey));
    const look = (after: number) => {
      timer.current = setTimeout(() => {
        queries.fetchQuery({ ...one, staleTime: 0 }).then(
          (now) => {
            if (computedOf(shape, now) === before) {
              if (after * 2 <= LAST && !left.current) look(after * 2);
            } else void queries.invalidateQueries({ queryKey: records.all(shape.key) });
          },
          () => undefined,
        );
      }, after);
    };
    clearTimeout(timer.current);
    look(FIRST);
  };
}
