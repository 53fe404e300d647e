import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { type MetadataObject, metadata } from "../../../api/metadata.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../../kit/failure-state.tsx";
import { documentOf, jsonOf } from "../../../model/designer/document.ts";
import type { Field, FormShape } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import type { RuleInput } from "../../../model/rule/rule-document.ts";
import { DesignProvider } from "../design-context.tsx";
import { createDesign } from "../design-store.ts";
import { useSurroundings } from "../use-surroundings.ts";
import { RuleForm } from "./rule-form.tsx";
import { useRule } from "./use-rule.ts";
import "../../../controls/catalog.ts";
import "../designer.css";
import "./automation.css";

/** The form of what is asked; to formulas the answers are a record that the triggering one points to. */
const ANSWERS = "mortise.rule_input";

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
  const title = t("asked");
  const { trigger } = desk.document;
  const asked = JSON.stringify(trigger.type === "manual" ? (trigger.input ?? []) : []);
  const [design, answers] = useMemo(() => {
    const inputs = JSON.parse(asked) as readonly RuleInput[];
    return [
      createDesign(withAnswers(form, inputs, title)),
      new Map(inputs.length > 0 ? [[ANSWERS, shapeOf(inputs)]] : []),
    ];
  }, [form, asked, title]);
  const surrounding = useSurroundings(design, form.key, answers);
  return (
    <DesignProvider value={surrounding}>
      <RuleForm rule={object.key} desk={desk} />
    </DesignProvider>
  );
}

/** What is in force is what rules act on. */
function withAnswers(form: MetadataObject, inputs: readonly RuleInput[], title: string): MetadataObject {
  const document = documentOf(form.published ?? form.draft ?? {});
  const link: Field = { key: "input", type: "link", title, props: { form: ANSWERS } };
  const fields = inputs.length > 0 ? [...document.model.fields, link] : document.model.fields;
  return { ...form, draft: null, published: jsonOf({ ...document, model: { ...document.model, fields } }) };
}

function shapeOf(inputs: readonly RuleInput[]): FormShape {
  const fields = inputs.map(
    ({ key, title, type = "text", options }): Field => ({
      key,
      title,
      type,
      ...(options ? { props: { options: options as unknown as Json } } : {}),
    }),
  );
  const may = { create: false, read: true, update: false, delete: false, import: false, export: false, design: false };
  return {
    key: ANSWERS,
    title: "input",
    version: 1,
    model: { titleField: fields[0]?.key ?? "", fields },
    layouts: [],
    views: [],
    flow: null,
    rights: { ...may, fields: {} },
  };
}
