import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useStore } from "zustand";
import { forms as formsApi } from "../../api/forms.ts";
import { metadata } from "../../api/metadata.ts";
import { session } from "../../api/session.ts";
import { targetOf } from "../../model/fields.ts";
import { isLink, kindOf } from "../../model/form/kinds.ts";
import type { LinkedShapes } from "../../model/form/types.ts";
import type { Field, Option } from "../../model/form-shape.ts";
import { packageOf, qualified } from "../../model/menu.ts";
import type { Surrounding } from "./design-context.tsx";
import type { Design } from "./design-store.ts";

/** Its settings name another form. */
const leads = (field: Field): boolean => isLink(field) || kindOf(field.type).source === "rollup";

const everyField = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...everyField(field.fields ?? [])]);

interface Named {
  /** Qualified keys. */
  readonly forms: readonly string[];
  readonly sets: readonly string[];
}

/** Other forms and option sets that fields name, as a text: edits that name no others give the same one. */
function namedIn(fields: readonly Field[], form: string): string {
  const all = everyField(fields);
  const links = all.flatMap((field) => (leads(field) ? [targetOf(field, form)] : []));
  const sets = all.flatMap(({ props }) => {
    const set = props?.["optionSet"];
    return typeof set === "string" && set !== "" ? [set] : [];
  });
  const forms = new Set(links.filter((key) => key !== null && key !== form));
  return JSON.stringify({ forms: [...forms], sets: [...new Set(sets)] });
}

const NONE: LinkedShapes = new Map();

/**
 * What the form refers to, loaded as it refers to it.
 *
 * @param besides forms that are nowhere but here
 */
export function useSurroundings(design: Design, form: string, besides: LinkedShapes = NONE): Surrounding {
  const pkg = packageOf(form);
  const named = useStore(design, ({ history }) => namedIn(history.document.model.fields, form));
  const formList = useQuery(formsApi.list());
  const { data: current } = useQuery(session.current());
  const { zone = "UTC", language = "zh-CN" } = current?.organisation ?? {};
  const numberings = useQuery(metadata.list("numbering", pkg));
  const optionSets = useQuery(metadata.list("optionset", pkg));
  const [targets, sets] = useMemo(() => {
    const { forms, sets: optionSets } = JSON.parse(named) as Named;
    return [forms.filter((key) => !besides.has(key)), optionSets];
  }, [named, besides]);
  const shapes = useQueries({ queries: targets.map((target) => ({ ...formsApi.shape(target), retry: false })) });
  const options = useQueries({ queries: sets.map((set) => metadata.one("optionset", qualified(pkg, set))) });

  const shapesKey = shapes.map(({ data }) => `${data?.key}@${data?.version}`).join();
  const optionsKey = options.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys stand for the answers
  return useMemo(() => {
    const lines = (data: typeof numberings.data) =>
      (data?.items ?? []).map(({ key, title }) => ({ key: bare(key, pkg), title: title ?? key }));
    return {
      design,
      pkg,
      form,
      forms: formList.data ?? [],
      numberings: lines(numberings.data),
      optionSets: lines(optionSets.data),
      setOptions: Object.fromEntries(
        sets.map((set, index) => {
          const object = options[index]?.data;
          const list = (object?.published ?? object?.draft)?.["options"] ?? [];
          return [set, list as unknown as readonly Option[]];
        }),
      ),
      linked: new Map([...besides, ...shapes.flatMap(({ data }) => (data ? [[data.key, data] as const] : []))]),
      zone,
      language,
      complete: shapes.every(({ data }) => data !== undefined),
    };
  }, [
    design,
    pkg,
    form,
    formList.data,
    numberings.data,
    optionSets.data,
    shapesKey,
    optionsKey,
    sets,
    besides,
    zone,
    language,
  ]);
}

const bare = (key: string, pkg: string): string => (packageOf(key) === pkg ? key.slice(pkg.length + 1) : key);
