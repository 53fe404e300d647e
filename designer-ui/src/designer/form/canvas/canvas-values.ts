import { createContext, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { type FormDocument, shapeOf } from "../../../model/designer/document.ts";
import { keptFrom } from "../../../model/form/kept.ts";
import { computePass, type PassResult } from "../../../model/form/pass.ts";
import { prepareForm } from "../../../model/form/preparation.ts";
import { NOBODY } from "../../../model/form/surroundings.ts";
import type { FormShape } from "../../../model/form-shape.ts";
import { LANGUAGE } from "../../../model/formula/labels.ts";
import type { Json } from "../../../model/json.ts";
import type { Surrounding } from "../design-context.tsx";
import { withSetOptions } from "../set-options.ts";

/** The draft with the options of its option sets, as the server resolves them for a published form. */
export function resolvedShape(document: FormDocument, { pkg, setOptions }: Surrounding): FormShape {
  const shape = shapeOf(document, pkg);
  return {
    ...shape,
    model: { ...shape.model, fields: shape.model.fields.map((field) => withSetOptions(field, setOptions)) },
  };
}

/** What a new record begins with; rules hide nothing here. */
function begun(document: FormDocument, surrounding: Surrounding): PassResult {
  const { logic: _logic, ...shape } = resolvedShape(document, surrounding);
  return computePass(
    prepareForm(shape),
    null,
    {},
    {
      ...NOBODY,
      zone: surrounding.zone,
      variables: { [LANGUAGE]: surrounding.language },
      now: new Date().toISOString(),
    },
  );
}

const PAUSE_MS = 300;

type Values = StoreApi<PassResult>;

const Current = createContext<Values | null>(null);

export const CanvasValuesProvider = Current.Provider;

/** The values that the canvas shows: computed when nobody has edited for a moment, so that typing does not wait for them. */
export function useCanvasValues(surrounding: Surrounding): Values {
  const { design } = surrounding;
  const now = () => begun(design.getState().history.document, surrounding);
  const [values] = useState(() => createStore(now));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` hangs on what is named
  useEffect(() => {
    const compute = () => values.setState(keptFrom(values.getState(), now()), true);
    let timer = setTimeout(compute, PAUSE_MS);
    const stop = design.subscribe(({ history }, before) => {
      if (history.document === before.history.document) return;
      clearTimeout(timer);
      timer = setTimeout(compute, PAUSE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [values, design, surrounding]);
  return values;
}

/** What a new record begins with in a field. */
export function useCanvasValue(field: string): Json {
  const values = useContext(Current);
  if (!values) throw new Error("a field is drawn outside of the canvas");
  return useStore(values, ({ data }) => data[field] ?? null);
}
