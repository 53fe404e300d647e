import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { type MetadataObject, metadata } from "../../../api/metadata.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../../kit/failure-state.tsx";
import { documentOf, jsonOf } from "../../../model/designer/document.ts";
import type { FormShape } from "../../../model/form-shape.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { DesignProvider } from "../design-context.tsx";
import { createDesign } from "../design-store.ts";
import { useSurroundings } from "../use-surroundings.ts";
import { type Alongside, alongsideOf, linkTo } from "./alongside.ts";
import { RuleForm } from "./rule-form.tsx";
import { useRule } from "./use-rule.ts";
import "../../../controls/catalog.ts";
import "../designer.css";
import "./automation.css";

/** Where a rule of the application is written. */
export function RulePage() {
  useTranslation([
    "automation",
    "designer",
    "designer-logic",
    "designer-panel",
    "list",
    "controls",
    "problems",
    "release",
  ]);
  const { rule = "" } = useParams();
  const once = { staleTime: 0, gcTime: 0, refetchOnWindowFocus: false };
  const object = useQuery({ ...metadata.one("rule", rule), ...once });
  const form = qualified(packageOf(rule), String((object.data?.draft ?? object.data?.published)?.["form"] ?? ""));
  const formObject = useQuery({ ...metadata.one("form", form), ...once, enabled: object.data !== undefined });
  const failure = object.error ?? formObject.error;
  if (failure) return <FailureState failure={failure} onRetry={() => void object.refetch()} />;
  if (!object.data || !formObject.data) return <DelayedSkeleton />;
  return <RuleEditor key={rule} object={object.data} form={formObject.data} />;
}

function RuleEditor({ object, form }: { readonly object: MetadataObject; readonly form: MetadataObject }) {
  const { t } = useTranslation("automation");
  const desk = useRule(object);
  const along = JSON.stringify(alongsideOf(desk.document.trigger, t));
  const [design, besides] = useMemo(() => {
    const values = JSON.parse(along) as Alongside | null;
    return [createDesign(withAlongside(form, values)), new Map(values ? [[values.form, shapeOf(values)]] : [])];
  }, [form, along]);
  const surrounding = useSurroundings(design, form.key, besides);
  return (
    <DesignProvider value={surrounding}>
      <RuleForm rule={object.key} desk={desk} />
    </DesignProvider>
  );
}

/** What is in force is what rules act on. */
function withAlongside(form: MetadataObject, values: Alongside | null): MetadataObject {
  const document = documentOf(form.published ?? form.draft ?? {});
  const fields = values ? [...document.model.fields, linkTo(values)] : document.model.fields;
  return { ...form, draft: null, published: jsonOf({ ...document, model: { ...document.model, fields } }) };
}

function shapeOf({ key, form, fields }: Alongside): FormShape {
  const may = {
    create: false,
    read: true,
    update: false,
    delete: false,
    import: false,
    export: false,
    migrate: false,
    design: false,
  };
  return {
    key: form,
    title: key,
    version: 1,
    model: { titleField: fields[0]?.key ?? "", fields },
    layouts: [],
    views: [],
    flow: null,
    rights: { ...may, fields: {} },
  };
}
