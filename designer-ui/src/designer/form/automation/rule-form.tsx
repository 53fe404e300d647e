import { Switch } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "../../../i18n/texts.ts";
import { FormLine } from "../../../kit/form-line.tsx";
import { ObjectFrame } from "../../../kit/object-frame.tsx";
import { TitleLine } from "../../../kit/title-line.tsx";
import type { ConditionDocument } from "../../../model/form-shape.ts";
import { paths } from "../../../model/paths.ts";
import type { Problem } from "../../../model/problem.ts";
import { knowsChanges, type RuleDocument } from "../../../model/rule/rule-document.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { asked, ConditionSetting } from "../logic/condition-setting.tsx";
import { useReachable } from "../logic/use-fields.ts";
import { ANSWERS, isAlongside } from "./alongside.ts";
import { Steps } from "./steps.tsx";
import { TriggerEditor } from "./trigger-editor.tsx";
import type { RuleDesk } from "./use-rule.ts";
import { useRuleChanges } from "./use-rule-changes.ts";

const ALWAYS: ConditionDocument = { all: [] };

/** A rule from top to bottom: when, on which condition, and what is done. */
export function RuleForm({ rule, desk }: { readonly rule: string; readonly desk: RuleDesk }) {
  const { t } = useTranslation("automation");
  const { t: logic } = useTranslation("designer-logic");
  const text = useText();
  const { form, forms } = useSurrounding();
  const changesOf = useRuleChanges();
  const { document, change } = desk;
  const formTitle = text(forms.find(({ key }) => key === form)?.title) || form;
  const along = useDocument().model.fields.find(isAlongside);
  const fields = useReachable().filter(({ path }) => isKnown(path, along?.key));
  const placeOf = ({ path }: Problem) => {
    const step = stepOf(path);
    if (step !== undefined) return t("place.step", { number: Number(step) + 1 });
    return path.startsWith("/when") ? t("if") : path.startsWith("/trigger") ? t("when") : "";
  };
  return (
    <div className="m-object m-rule">
      <ObjectFrame
        kind="rule"
        name={rule}
        desk={desk}
        title={text(document.title) || rule}
        actions={desk.version !== null && <Link to={paths.ruleLog(rule)}>{t("log")}</Link>}
        changesOf={changesOf}
        placeOf={placeOf}
        onJump={jump}
      >
        <section className="m-object-card m-rule-head" aria-label={t("about")}>
          <TitleLine label={t("title")} title={document.title} onChange={(title) => change({ ...document, title })} />
          <FormLine label={t("on")} hint={t("form", { form: formTitle })}>
            {(control) => (
              <Switch
                id={control.id}
                checked={document.enabled !== false}
                onChange={(on) => change(switched(document, on))}
              />
            )}
          </FormLine>
        </section>
        <section className="m-object-card" aria-label={t("when")}>
          <h2>{t("when")}</h2>
          <TriggerEditor rule={document} onChange={change} />
        </section>
        <section className="m-object-card" aria-label={t("if")}>
          <h2>{t("if")}</h2>
          <ConditionSetting
            label={t("if")}
            headed
            always={logic("condition.unset")}
            value={asked(document.when as unknown as ConditionDocument | undefined)}
            ground={{ form, fields, ...(knowsChanges(document) ? { only: "changes" as const } : {}) }}
            onChange={(when = ALWAYS) =>
              change({ ...document, when: when as unknown as NonNullable<RuleDocument["when"]> })
            }
          />
        </section>
        <section className="m-object-card" aria-label={t("then")}>
          <h2>{t("then")}</h2>
          <Steps rule={document} onChange={change} />
        </section>
      </ObjectFrame>
    </div>
  );
}

/** What people are asked is not known yet when it is decided whether they are offered the rule; nothing is a record to compare with. */
const isKnown = (path: string, along: string | undefined): boolean =>
  path !== along && (along !== ANSWERS || !path.startsWith(`${ANSWERS}.`));

/** The step that a problem is in, by its place in the list. */
const stepOf = (path: string): string | undefined => /^\/steps\/(\d+)/.exec(path)?.[1];

function jump({ path }: Problem): void {
  const step = stepOf(path);
  if (step !== undefined) setTimeout(() => document.getElementById(`step-${step}`)?.focus());
}

/** A rule that runs says nothing of it. */
function switched({ enabled: _old, ...rule }: RuleDocument, on: boolean): RuleDocument {
  return on ? rule : { ...rule, enabled: false };
}
