import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { changeRule } from "../../../model/designer/logic-commands.ts";
import type { ConditionDocument, Field, LogicRule, RuleAction } from "../../../model/form-shape.ts";
import { useDesign } from "../design-context.tsx";
import { Property, TextProperty } from "../panel/property.tsx";
import { ActionEditor } from "./action-editor.tsx";
import { AskedRows, useAskedTable } from "./asked-rows.tsx";
import { asked, ConditionSetting } from "./condition-setting.tsx";
import { useOwnGround } from "./use-fields.ts";

const ALWAYS: ConditionDocument = { all: [] };

/** A linkage rule: when something holds, then fields are shown, hidden, required, set … */
export function RuleEditor({ rule }: { readonly rule: LogicRule }) {
  const { t } = useTranslation("designer-logic");
  const design = useDesign();
  const table = useAskedTable(rule.table);
  const ground = useOwnGround(table);
  const put = (next: LogicRule, what: string) => design.run(changeRule({ rule: next, what }));
  const { title: _title, enabled: _enabled, ...rest } = rule;
  return (
    <div className="m-logic-editor">
      <TextProperty
        label={t("rule.title")}
        value={rule.title}
        onChange={(title) => put({ ...rule, ...(title === undefined ? {} : { title }) }, "title")}
      />
      <div className="m-property-line">
        <Property label={t("rule.enabled")}>
          {(id) => (
            <Switch
              id={id}
              size="small"
              checked={rule.enabled !== false}
              onChange={(on) =>
                put(
                  {
                    ...rest,
                    ...(rule.title === undefined ? {} : { title: rule.title }),
                    ...(on ? {} : { enabled: false }),
                  },
                  "enabled",
                )
              }
            />
          )}
        </Property>
      </div>
      <AskedRows table={rule.table} onChange={(next) => put(asking(rule, next), "table")} />
      <h4>{t("rule.when")}</h4>
      <ConditionSetting
        label={t("rule.when")}
        headed
        always={t("condition.unset")}
        value={asked(rule.when)}
        ground={ground}
        onChange={(when = ALWAYS) => put({ ...rule, when }, "when")}
      />
      <h4>{t("rule.then")}</h4>
      <Actions table={table} actions={rule.then} onChange={(then, what) => put({ ...rule, then }, what)} />
      <h4>{t("rule.else")}</h4>
      <Actions
        table={table}
        actions={rule.else ?? []}
        onChange={(actions, what) => put(withElse(rule, actions), what)}
      />
    </div>
  );
}

/** A rule that does nothing else says nothing of it. */
function withElse({ else: _old, ...rule }: LogicRule, actions: readonly RuleAction[]): LogicRule {
  return actions.length === 0 ? rule : { ...rule, else: [...actions] };
}

/** Who is asked calls fields differently: what was said of the others no longer holds. */
function asking({ table: _table, when: _when, ...rule }: LogicRule, table: string | undefined): LogicRule {
  const begun = (actions: readonly RuleAction[]) => actions.map(({ act }) => ({ act, targets: [] }));
  const otherwise = rule.else ? { else: begun(rule.else) } : {};
  return { ...rule, ...(table === undefined ? {} : { table }), when: ALWAYS, then: begun(rule.then), ...otherwise };
}

interface ActionsProps {
  /** The sub-table each of whose rows is asked; null where the record is. */
  readonly table: Field | null;
  readonly actions: readonly RuleAction[];
  readonly onChange: (actions: RuleAction[], what: string) => void;
}

function Actions({ table, actions, onChange }: ActionsProps) {
  const { t } = useTranslation("designer-logic");
  return (
    <>
      {actions.map((action, index) => (
        <ActionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: actions have no other name
          key={index}
          table={table}
          action={action}
          onChange={(next) =>
            onChange(
              actions.map((each, at) => (at === index ? next : each)),
              "then",
            )
          }
          onRemove={() =>
            onChange(
              actions.filter((_each, at) => at !== index),
              "remove",
            )
          }
        />
      ))}
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => onChange([...actions, { act: "show", targets: [] }], "add")}
      >
        {t("rule.addAction")}
      </Button>
    </>
  );
}
