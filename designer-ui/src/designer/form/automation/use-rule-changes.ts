import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import type { Change } from "../../../kit/change-list.tsx";
import type { ConditionDocument } from "../../../model/form-shape.ts";
import { type JsonObject, sameJson } from "../../../model/json.ts";
import { type RuleDocument, type RuleStep, readRule } from "../../../model/rule/rule-document.ts";
import { useSentences } from "../logic/use-sentences.ts";

export type RuleChanges = (before: JsonObject | null, after: JsonObject) => readonly Change[];

/** What one version of a rule does differently from another, in words. */
export function useRuleChanges(): RuleChanges {
  const { t } = useTranslation("automation");
  const text = useText();
  const say = useSentences();
  const stepOf = ({ type }: RuleStep, index: number) =>
    t("change.step", { number: index + 1, step: t(`step.${type}`) });
  const condition = ({ when }: RuleDocument) => say.condition((when ?? { all: [] }) as unknown as ConditionDocument);
  const steps = (before: RuleDocument | null, after: RuleDocument): readonly Change[] => {
    const old = new Map((before?.steps ?? []).map((step, index) => [step.id, { step, index }]));
    const now = new Set(after.steps.map(({ id }) => id));
    return [
      ...after.steps.flatMap((step, index): readonly Change[] => {
        const was = old.get(step.id)?.step;
        if (!was) return [{ what: "added", words: stepOf(step, index) }];
        return sameJson(was, step) ? [] : [{ what: "changed", words: stepOf(step, index) }];
      }),
      ...[...old.values()]
        .filter(({ step }) => !now.has(step.id))
        .map(({ step, index }): Change => ({ what: "removed", words: stepOf(step, index) })),
    ];
  };
  return (beforeJson, afterJson) => {
    const before = beforeJson && readRule(beforeJson);
    const after = readRule(afterJson);
    const what = before === null ? "added" : "changed";
    const differs = (part: (rule: RuleDocument) => unknown) => before === null || !sameJson(part(before), part(after));
    const parts: readonly (readonly [boolean, string])[] = [
      [before !== null && differs(({ title }) => title), t("change.title", { title: text(after.title) })],
      [
        before !== null && differs(({ enabled }) => enabled !== false),
        t(after.enabled === false ? "change.off" : "change.on"),
      ],
      [
        differs(({ trigger, phase }) => [trigger, phase]),
        t("change.trigger", { trigger: t(`trigger.${after.trigger.type}`) }),
      ],
      [differs(({ when }) => when), t("change.condition", { condition: condition(after) })],
    ];
    return [
      ...parts.flatMap(([differ, words]): readonly Change[] => (differ ? [{ what, words }] : [])),
      ...steps(before, after),
    ];
  };
}
