import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Checkbox, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../i18n/language.ts";
import { useText } from "../../../i18n/texts.ts";
import { withText, writtenText } from "../../../model/localized-text.ts";
import { newInput, type RuleInput, type RuleTrigger, replaced } from "../../../model/rule/rule-document.ts";
import { TextProperty } from "../panel/property.tsx";

const MAIN = "zh-CN";
const TYPES: readonly NonNullable<RuleInput["type"]>[] = [
  "text",
  "textarea",
  "number",
  "money",
  "date",
  "select",
  "switch",
  "user",
];
const MOST = 10;

interface AskedEditorProps {
  readonly trigger: RuleTrigger;
  readonly onTrigger: (trigger: RuleTrigger) => void;
}

/** What a person is asked before the rule runs: a question, and fields to fill in. */
export function AskedEditor({ trigger, onTrigger }: AskedEditorProps) {
  const { t } = useTranslation("automation");
  const inputs = trigger.input ?? [];
  const put = (input: readonly RuleInput[]) => {
    const { input: _old, ...rest } = trigger;
    onTrigger(input.length === 0 ? rest : { ...rest, input });
  };
  const putConfirm = (confirm: RuleTrigger["confirm"]) => {
    const { confirm: _old, ...rest } = trigger;
    onTrigger(confirm === undefined ? rest : { ...rest, confirm });
  };
  return (
    <>
      <TextProperty label={t("confirm")} value={trigger.confirm} onChange={putConfirm} />
      <fieldset className="m-property">
        <legend>{t("asked")}</legend>
        {inputs.map((input, index) => (
          <Asked
            // biome-ignore lint/suspicious/noArrayIndexKey: the key may be what is being changed
            key={index}
            input={input}
            number={index + 1}
            onChange={(next) => put(replaced(inputs, index, next))}
          />
        ))}
        <Button
          size="small"
          type="dashed"
          disabled={inputs.length >= MOST}
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => put([...inputs, newInput(t("asked.new", { number: inputs.length + 1 }), inputs)])}
        >
          {t("asked.add")}
        </Button>
      </fieldset>
    </>
  );
}

interface AskedProps {
  readonly input: RuleInput;
  readonly number: number;
  readonly onChange: (input: RuleInput | null) => void;
}

function Asked({ input, number, onChange }: AskedProps) {
  const { t } = useTranslation(["automation", "controls"]);
  const text = useText();
  const language = useLanguage();
  const { type = "text", required: _required, options, ...plain } = input;
  const offering = (labels: readonly string[]) =>
    labels.map(
      (label, index) => options?.find((known) => text(known.label) === label) ?? { key: `o${index + 1}`, label },
    );
  return (
    <div className="m-rule-line">
      <Input
        aria-label={t("asked.title", { number })}
        value={writtenText(input.title, language, MAIN)}
        onChange={({ target }) =>
          onChange({ ...input, title: withText(input.title, language, target.value, MAIN) ?? "" })
        }
      />
      <Select<NonNullable<RuleInput["type"]>>
        aria-label={t("asked.type", { number })}
        value={type}
        options={TYPES.map((value) => ({ value, label: t(`controls:type.${value}`) }))}
        onChange={(next) => onChange({ ...input, type: next })}
      />
      {type === "select" && (
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          aria-label={t("asked.options", { number })}
          placeholder={t("asked.optionsHint")}
          tokenSeparators={[",", "，", "、"]}
          value={(options ?? []).map(({ label }) => text(label))}
          onChange={(labels: string[]) => onChange({ ...input, options: offering(labels) })}
        />
      )}
      <Checkbox
        checked={input.required ?? false}
        onChange={({ target }) =>
          onChange({ ...plain, type, ...(options ? { options } : {}), ...(target.checked ? { required: true } : {}) })
        }
      >
        {t("asked.required")}
      </Checkbox>
      <Button
        type="text"
        size="small"
        aria-label={t("asked.remove", { number })}
        icon={<DeleteOutlined aria-hidden="true" />}
        onClick={() => onChange(null)}
      />
    </div>
  );
}
