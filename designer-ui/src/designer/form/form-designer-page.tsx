import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useStore } from "zustand";
import { forms as formsApi } from "../../api/forms.ts";
import { type MetadataObject, metadata } from "../../api/metadata.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { usePhone } from "../../kit/screen.ts";
import { targetOf } from "../../model/fields.ts";
import type { Field, Option } from "../../model/form-shape.ts";
import { packageOf, qualified } from "../../model/menu.ts";
import { DesignProvider, type Surrounding } from "./design-context.tsx";
import { createDesign, type Design } from "./design-store.ts";
import { DesignerFrame } from "./designer-frame.tsx";
import "../../controls/catalog.ts";
import "../../form-view/form-view.css";
import "./designer.css";

/** What the panes speak of: fetched with the page, so that no pane goes blank while it learns a word. */
const WORDS = [
  "controls",
  "problems",
  "application",
  "designer-palette",
  "designer-panel",
  "designer-settings",
  "designer-values",
  "designer-logic",
  "designer-publish",
  "buttons",
  "stages",
  "formula",
  "list",
  "flow",
];

/** Where a form is designed. */
export function FormDesignerPage() {
  const { t } = useTranslation("designer");
  useTranslation(WORDS);
  const { form = "" } = useParams();
  const phone = usePhone();
  const object = useQuery({ ...metadata.one("form", form), staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  if (phone) {
    return (
      <EmptyState icon="project" title={t("phone.title")}>
        {t("phone.lead")}
      </EmptyState>
    );
  }
  if (object.error) return <FailureState failure={object.error} onRetry={() => void object.refetch()} />;
  if (!object.data) return <DelayedSkeleton />;
  return <Designer key={form} object={object.data} />;
}

function Designer({ object }: { readonly object: MetadataObject }) {
  const [design] = useState(() => createDesign(object));
  const surrounding = useSurroundings(design, object.key);
  return (
    <DesignProvider value={surrounding}>
      <DesignerFrame />
    </DesignProvider>
  );
}

const LEADING: ReadonlySet<string> = new Set(["link", "links", "rollup"]);

const everyField = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...everyField(field.fields ?? [])]);

const named = (field: Field, prop: string): readonly string[] => {
  const value = field.props?.[prop];
  return typeof value === "string" && value !== "" ? [value] : [];
};

/** What the form refers to, loaded as it refers to it. */
function useSurroundings(design: Design, form: string): Surrounding {
  const pkg = packageOf(form);
  const fields = useStore(design, ({ history }) => history.document.model.fields);
  const formList = useQuery(formsApi.list());
  const numberings = useQuery(metadata.list("numbering", pkg));
  const optionSets = useQuery(metadata.list("optionset", pkg));
  const [targets, sets] = useMemo(() => {
    const all = everyField(fields);
    const links = all.filter(({ type }) => LEADING.has(type)).map((field) => targetOf(field, form));
    return [
      [...new Set(links.filter((key) => key !== null && key !== form))] as string[],
      [...new Set(all.flatMap((field) => named(field, "optionSet")))],
    ];
  }, [fields, form]);
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
      linked: new Map(shapes.flatMap(({ data }) => (data ? [[data.key, data] as const] : []))),
      complete: shapes.every(({ data }) => data !== undefined),
    };
  }, [design, pkg, form, formList.data, numberings.data, optionSets.data, shapesKey, optionsKey, sets]);
}

const bare = (key: string, pkg: string): string => (packageOf(key) === pkg ? key.slice(pkg.length + 1) : key);
