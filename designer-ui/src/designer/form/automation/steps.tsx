import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { targetOf } from "../../../model/fields.ts";
import { isLinkToOne } from "../../../model/form/kinds.ts";
import { qualified } from "../../../model/menu.ts";
import { isBefore, newStep, type RuleDocument, type RuleStep, replaced } from "../../../model/rule/rule-document.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { ValuesEditor } from "../logic/values-editor.tsx";
import { Pick } from "../panel/pick.tsx";
import { isAlongside } from "./alongside.ts";
import { NotifyEditor } from "./notify-editor.tsx";

interface StepsProps {
  readonly rule: RuleDocument;
  readonly onChange: (rule: RuleDocument) => void;
}

const AFTER = ["update", "create", "notify"] as const;

/** What the rule does, in order; all of it or nothing. */
export function Steps({ rule, onChange }: StepsProps) {
  const { t } = useTranslation("automation");
  const { steps } = rule;
  const put = (next: readonly RuleStep[]) => onChange({ ...rule, steps: next });
  const types = isBefore(rule) ? (["set"] as const) : AFTER;
  return (
    <>
      <ol className="m-rule-steps">
        {steps.map((step, index) => (
          <li key={step.id} id={`step-${index}`} tabIndex={-1}>
            <header>
              <h3>{t(`step.${step.type}`)}</h3>
              <Button
                type="text"
                size="small"
                disabled={steps.length === 1}
                aria-label={t("step.remove", { number: index + 1 })}
                icon={<DeleteOutlined aria-hidden="true" />}
                onClick={() => put(replaced(steps, index, null))}
              />
            </header>
            <Step step={step} onChange={(next) => put(replaced(steps, index, next))} />
          </li>
        ))}
      </ol>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: types.map((type) => ({ key: type, label: t(`step.${type}`) })),
          onClick: ({ key }) => put([...steps, newStep(key as RuleStep["type"], steps)]),
        }}
      >
        <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden="true" />}>
          {t("step.add")}
        </Button>
      </Dropdown>
    </>
  );
}

interface StepProps {
  readonly step: RuleStep;
  readonly onChange: (step: RuleStep) => void;
}

function Step(props: StepProps) {
  switch (props.step.type) {
    case "update":
      return <Update {...props} />;
    case "create":
      return <Create {...props} />;
    case "notify":
      return <NotifyEditor {...props} />;
    default:
      return <Own {...props} />;
  }
}

function Values({ step, onChange, target }: StepProps & { readonly target: string }) {
  const { t } = useTranslation("automation");
  return (
    <ValuesEditor
      title={t("values")}
      target={target}
      values={step.set ?? {}}
      onChange={(set) => onChange({ ...step, set: set as NonNullable<RuleStep["set"]> })}
    />
  );
}

/** Fields of the record that is being saved. */
function Own(props: StepProps) {
  const { form } = useSurrounding();
  return <Values {...props} target={form} />;
}

const ITSELF = "trigger";

function Update({ step, onChange }: StepProps) {
  const { t } = useTranslation("automation");
  const text = useText();
  const { form } = useSurrounding();
  const { fields } = useDocument().model;
  const links = fields.filter((field) => isLinkToOne(field) && !isAlongside(field));
  const via = typeof step.record === "object" ? step.record.field : ITSELF;
  const link = links.find(({ key }) => key === via);
  return (
    <>
      <Pick
        label={t("update.record")}
        value={via}
        options={[
          { value: ITSELF, label: t("update.itself") },
          ...links.map(({ key, title }) => ({
            value: key,
            label: t("update.linked", { field: text(title) || key }),
          })),
        ]}
        onPick={(next = ITSELF) => onChange({ ...step, record: next === ITSELF ? ITSELF : { field: next }, set: {} })}
      />
      <Values step={step} onChange={onChange} target={link ? (targetOf(link, form) ?? "") : form} />
    </>
  );
}

function Create({ step, onChange }: StepProps) {
  const { t } = useTranslation("automation");
  const text = useText();
  const { forms, pkg } = useSurrounding();
  const bare = (key: string) => (key.startsWith(`${pkg}.`) ? key.slice(pkg.length + 1) : key);
  return (
    <>
      <Pick
        label={t("create.form")}
        value={step.form ? qualified(pkg, step.form) : undefined}
        options={forms.map(({ key, title }) => ({ value: key, label: text(title) || key }))}
        onPick={(next = "") => onChange({ ...step, form: bare(next), set: {} })}
      />
      {step.form && <Values step={step} onChange={onChange} target={qualified(pkg, step.form)} />}
    </>
  );
}
