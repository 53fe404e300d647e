import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import { Button, Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { optionsOf } from "../../../model/fields.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field, RuleAct, RuleAction } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useSurrounding } from "../design-context.tsx";
import { type Reachable, useReachable, useTargets } from "./use-fields.ts";
import { ValueEditor } from "./value-editor.tsx";

const ACTS: readonly RuleAct[] = ["show", "hide", "require", "readonly", "set", "options"];
const CHOSEN: ReadonlySet<string> = new Set(["OPTION", "OPTIONS"]);

interface ActionEditorProps {
  /** The sub-table each of whose rows is asked; null where the record is. */
  readonly table: Field | null;
  readonly action: RuleAction;
  readonly onChange: (action: RuleAction) => void;
  readonly onRemove: () => void;
}

/** One effect of a rule: what is done, to what, and with what. */
export function ActionEditor({ table, action, onChange, onRemove }: ActionEditorProps) {
  const { t } = useTranslation(["designer-logic", "designer-palette"]);
  const { fields, sections } = useTargets(table);
  const reachable = useReachable();
  const { act, targets } = action;
  const own = new Map(reachable.map((each) => [each.path, each]));
  const choices =
    act === "options"
      ? fields.filter(({ value }) => CHOSEN.has(valueTypeOf(own.get(value)?.field.type ?? "")))
      : act === "set"
        ? fields.filter(
            ({ value }) =>
              (table !== null || !value.includes(".")) && own.get(value)?.field.compute === undefined && own.has(value),
          )
        : fields;
  const withSections = act === "show" || act === "hide";
  const several = act !== "set" && act !== "options";
  const first = own.get(targets[0] ?? "");
  const become = (next: RuleAct) =>
    onChange({
      act: next,
      targets: next === "set" || next === "options" ? [] : targets,
      ...(next === "options" ? { options: [] } : {}),
    });
  return (
    <div className="m-action">
      <Select<RuleAct>
        aria-label={t("rule.act")}
        showSearch={{ optionFilterProp: "label" }}
        value={act}
        options={ACTS.map((each) => ({ value: each, label: t(`rule.act.${each}`) }))}
        onChange={become}
      />
      <Select<string[]>
        aria-label={t("rule.targets")}
        className="m-action-targets"
        mode="multiple"
        {...(several ? {} : { maxCount: 1 })}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("rule.targets.choose")}
        value={[...targets]}
        options={
          withSections && sections.length > 0
            ? [
                { label: t("designer-palette:palette"), options: [...choices] },
                { label: t("designer-palette:section"), options: [...sections] },
              ]
            : [...choices]
        }
        onChange={(next) => onChange({ ...action, targets: next })}
      />
      {act === "set" && first && <SetValue table={table} action={action} target={first} onChange={onChange} />}
      {act === "options" && first && <Options action={action} target={first} onChange={onChange} />}
      <Button
        type="text"
        size="small"
        aria-label={t("rule.removeAction")}
        icon={<DeleteOutlined aria-hidden="true" />}
        onClick={onRemove}
      />
    </div>
  );
}

interface ValueProps {
  readonly action: RuleAction;
  readonly target: Reachable;
  readonly onChange: (action: RuleAction) => void;
}

function SetValue({ table, action, target, onChange }: ValueProps & { readonly table: Field | null }) {
  const { form } = useSurrounding();
  const reachable = useReachable(table);
  const own = table === null ? target.path : target.path.slice(table.key.length + 1);
  const put = (next: Json | undefined) => {
    const { value: _old, ...rest } = action;
    onChange(next === undefined ? rest : { ...rest, value: next });
  };
  return (
    <ValueEditor
      form={form}
      target={target}
      table={table}
      sources={reachable.filter(({ path }) => path !== own)}
      value={action.value}
      onChange={put}
    />
  );
}

/** Refusing is what happens anyway. */
function takingBack({ onInvalid: _old, ...action }: RuleAction, takes: boolean): RuleAction {
  return takes ? { ...action, onInvalid: "clear" } : action;
}

function Options({ action, target, onChange }: ValueProps) {
  const { t } = useTranslation(["designer-logic", "designer-palette"]);
  const text = useText();
  return (
    <>
      <Select<string[]>
        aria-label={t("rule.options")}
        className="m-action-targets"
        mode="multiple"
        placeholder={t("rule.options")}
        value={[...(action.options ?? [])]}
        options={optionsOf(target.field).map(({ key, label }) => ({ value: key, label: text(label) }))}
        onChange={(options) => onChange({ ...action, options })}
      />
      <Checkbox
        checked={action.onInvalid === "clear"}
        onChange={({ target: { checked } }) => onChange(takingBack(action, checked))}
      >
        {t("rule.takesBack")}
      </Checkbox>
    </>
  );
}
