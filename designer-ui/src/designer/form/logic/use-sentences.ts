import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNames, useValueWords } from "../../../controls/names.tsx";
import { useLanguage } from "../../../i18n/language.ts";
import { useText } from "../../../i18n/texts.ts";
import { parseCondition } from "../../../model/condition/parse.ts";
import { describeCondition, describeOperand } from "../../../model/condition/sentence.ts";
import type { Operand } from "../../../model/condition/types.ts";
import { chineseWords, englishWords } from "../../../model/condition/words.ts";
import { type FormDocument, fieldAt, jsonOf } from "../../../model/designer/document.ts";
import { findPlaced, nodesOf } from "../../../model/designer/layout.ts";
import { formulaInWords, outsideRow } from "../../../model/designer/logic-reads.ts";
import type { ConditionDocument, Field, LogicRule, RuleAction, Validation } from "../../../model/form-shape.ts";
import type { Json, JsonObject } from "../../../model/json.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { withSetOptions } from "../set-options.ts";
import { useUnfinished } from "./use-unfinished.ts";

export interface Sentences {
  readonly rule: (rule: LogicRule) => string;
  readonly validation: (validation: Validation) => string;
  readonly condition: (json: ConditionDocument | undefined) => string;
  /** The title of a field, a column, a field behind a link, or a section. */
  readonly field: (path: string) => string;
  readonly fields: (targets: readonly string[]) => string;
  readonly value: (target: string, json: Json | undefined) => string;
}

/**
 * Conditions and values in the words of a form.
 *
 * @param of the form on the table unless it says otherwise
 */
export function useSentences(of?: FormDocument): Sentences {
  const { t } = useTranslation(["designer-logic", "designer"]);
  const text = useText();
  const language = useLanguage();
  const shown = useDocument();
  const document = of ?? shown;
  const { setOptions, linked, pkg, form } = useSurrounding();
  const unfinished = useUnfinished();
  const words = language === "zh-CN" ? chineseWords : englishWords;

  const farField = (path: string): { readonly label: string; readonly field: Field | undefined } => {
    const [key = "", ...rest] = path.split(".");
    const field = fieldAt(document, key);
    const own = text(field?.title) || sectionTitle(key) || key;
    if (!field || rest.length === 0) return { label: own, field };
    const column = field.fields?.find((each) => each.key === rest[0]);
    const target = linked.get(`${pkg}.${String(field.props?.["form"])}`);
    const far = column ?? target?.model.fields.find((each) => each.key === rest[0]);
    return { label: `${own}.${text(far?.title) || rest.join(".")}`, field: far };
  };
  const sectionTitle = (key: string) => {
    const node = findPlaced(nodesOf(document), `section:${key}`)?.node;
    return node && node.kind !== "field" ? text(node.title ?? node.text) : "";
  };
  const resolved = (field: Field): Field => withSetOptions(field, setOptions);
  const said = useMemo(
    () => ({ logic: jsonOf(document)["logic"] ?? null, fields: conditionsAt(document) }),
    [document],
  );
  const names = useNames({ form, json: said as unknown as Json, fieldAt: (path) => farField(path).field });
  const wordsOf = useValueWords(names, document.model.fields);
  const literal = (path: string, value: string): string | undefined => {
    const { field } = farField(path);
    return field && wordsOf(resolved(field), value);
  };
  /** Formulas of columns call the columns beside them by their keys alone. */
  const beside = (target: string) => (read: string) => {
    const [table, column] = target.split(".");
    const own = column === undefined ? undefined : fieldAt(document, `${table}.${read}`);
    return own ? text(own.title) || read : farField(read).label;
  };
  const quoted = (title: string) => t("rules.target", { title });
  const say: Omit<Sentences, "rule" | "validation"> = {
    condition: (json) => {
      const { condition } = parseCondition(json ?? { all: [] });
      if (!condition) return unfinished(json) ?? t("rules.unreadable");
      const formula = (source: string) => formulaInWords(source, (path) => quoted(farField(path).label));
      return describeCondition(condition, { field: (path) => farField(path).label, value: literal, formula }, words);
    },
    field: (path) => farField(path).label,
    fields: (targets) =>
      targets.map((target) => t("rules.target", { title: farField(target).label })).join(t("designer:separator")),
    value: (target, json) => {
      if (json === undefined || json === null) return "";
      if (Array.isArray(json)) return json.map((each) => say.value(target, each as Json)).join(t("designer:separator"));
      if (typeof json !== "object") return literal(target, String(json)) ?? String(json);
      const operand = json as JsonObject;
      if ("value" in operand) return say.value(target, operand["value"] as Json);
      if ("expr" in operand) {
        const nameOf = beside(target);
        return formulaInWords(String(operand["expr"]), (path) => quoted(nameOf(path)));
      }
      if ("query" in operand) return t("rules.lookedUp");
      return describeOperand(target, json as unknown as Operand, { field: say.field, value: literal }, words);
    },
  };
  /** Columns are called in sentences as they are called outside of their row. */
  const outside = <T extends ConditionDocument | Json | undefined>(table: string | undefined, json: T): T =>
    table === undefined || json === undefined ? json : (outsideRow(document, `${table}.`, json as Json) as T);
  const inRows = (table: string | undefined, sentence: string) =>
    table === undefined ? sentence : t("rules.inRows", { table: say.field(table), sentence });
  const asked = (when: ConditionDocument | undefined) =>
    isAlways(when) ? "" : t("rules.when", { condition: say.condition(when) });
  return {
    ...say,
    rule: ({ table, when: written, then, else: otherwise = [] }) => {
      const when = outside(table, written);
      const effects = (actions: readonly RuleAction[]) =>
        actions
          .map(({ act, targets, value, options }) =>
            t(`rules.act.${act}`, {
              targets: targets.length === 0 ? t("rules.nothing") : say.fields(targets),
              value: value === undefined ? t("rules.blank") : say.value(targets[0] ?? "", outside(table, value)),
              options: (options ?? [])
                .map((option) => literal(targets[0] ?? "", option) ?? option)
                .join(t("designer:separator")),
            }),
          )
          .join(t("rules.and"));
      const sentence = `${isAlways(when) ? t("rules.always") : asked(when)}${effects(then)}`;
      return inRows(
        table,
        otherwise.length === 0 ? sentence : t("rules.otherwise", { sentence, effects: effects(otherwise) }),
      );
    },
    validation: ({ table, when: written, assert }) => {
      if (isAlways(assert)) return t("rules.mustNothing");
      const when = outside(table, written);
      const condition = say.condition(outside(table, assert));
      const must = isAlways(when) ? t("rules.mustAlways", { condition }) : asked(when) + t("rules.must", { condition });
      return inRows(table, must);
    },
  };
}

function isAlways(when: ConditionDocument | undefined): boolean {
  if (when === undefined || when === null) return true;
  return typeof when === "object" && "all" in when && Array.isArray(when["all"]) && when["all"].length === 0;
}

/** What fields say of others, without what they say of forms that are not here. */
const conditionsAt = (document: FormDocument): readonly unknown[] => {
  const at = ({ key, visibleWhen, requiredWhen, readonlyWhen, props }: Field, table?: Field): unknown => {
    const said = {
      conditions: [visibleWhen ?? null, requiredWhen ?? null, readonlyWhen ?? null],
      options: props?.["options"] ?? null,
    };
    return table ? outsideRow(document, `${table.key}.${key}`, said as unknown as Json) : said;
  };
  return document.model.fields.flatMap((field) => [
    at(field),
    ...(field.fields ?? []).map((column) => at(column, field)),
  ]);
};
