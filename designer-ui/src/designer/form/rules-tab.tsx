import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { controlOf } from "../../controls/registry.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { parseCondition } from "../../model/condition/parse.ts";
import { describeCondition } from "../../model/condition/sentence.ts";
import { chineseWords, englishWords } from "../../model/condition/words.ts";
import { fieldAt } from "../../model/designer/document.ts";
import { removeRule } from "../../model/designer/form-commands.ts";
import { findPlaced, nodesOf } from "../../model/designer/layout.ts";
import type { ConditionDocument, Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { useDesign, useDocument, useSurrounding } from "./design-context.tsx";

/** What the form does by itself, each rule as a sentence. */
export function RulesTab() {
  const { t } = useTranslation("designer");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const say = useSentences();
  const rules = document.logic?.rules ?? [];
  const validations = document.logic?.validations ?? [];
  if (rules.length + validations.length === 0) {
    return (
      <EmptyState icon="zap" title={t("rules.none")}>
        {t("rules.noneHint")}
      </EmptyState>
    );
  }
  return (
    <div className="m-rules">
      {rules.length > 0 && (
        <section aria-label={t("rules.linkage")}>
          <h2>{t("rules.linkage")}</h2>
          <ul>
            {rules.map((rule) => (
              <li key={rule.key}>
                <header>
                  <strong>{text(rule.title) || rule.key}</strong>
                  <Button
                    size="small"
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t("remove", { title: text(rule.title) || rule.key })}
                    onClick={() => design.run(removeRule({ rule: rule.key }))}
                  />
                </header>
                <p>
                  {t("rules.when", { condition: say.condition(rule.when) })}
                  {rule.then
                    .map(({ act, targets, value }) =>
                      t(`rules.act.${act}`, {
                        targets: say.fields(targets),
                        value: say.value(targets[0] ?? "", value),
                      }),
                    )
                    .join(t("rules.and"))}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {validations.length > 0 && (
        <section aria-label={t("rules.validations")}>
          <h2>{t("rules.validations")}</h2>
          <ul>
            {validations.map(({ key, when, assert, message }) => (
              <li key={key}>
                <strong>{text(message)}</strong>
                <p>
                  {when !== undefined && when !== null && t("rules.when", { condition: say.condition(when) })}
                  {t("rules.must", { condition: say.condition(assert) })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface Sentences {
  readonly condition: (json: ConditionDocument | undefined) => string;
  readonly fields: (targets: readonly string[]) => string;
  readonly value: (target: string, json: Json | undefined) => string;
}

/** Conditions and values in the words of the form. */
function useSentences(): Sentences {
  const { t } = useTranslation("designer");
  const text = useText();
  const language = useLanguage();
  const document = useDocument();
  const { setOptions, linked, pkg } = useSurrounding();
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
    return node?.kind === "section" ? text(node.title) : "";
  };
  const literal = (path: string, value: string): string | undefined => {
    const { field } = farField(path);
    if (!field) return undefined;
    const options = setOptions[String(field.props?.["optionSet"] ?? "")];
    const known = options ? { ...field, options } : field;
    return controlOf(field.type).toText(value, known, { labels: {}, language }) || undefined;
  };
  return {
    condition: (json) => {
      const { condition } = parseCondition(json ?? { all: [] });
      if (!condition) return t("rules.unreadable");
      return describeCondition(condition, { field: (path) => farField(path).label, value: literal }, words);
    },
    fields: (targets) =>
      targets.map((target) => t("rules.target", { title: farField(target).label })).join(t("separator")),
    value: (target, json) => {
      if (typeof json === "object" && json !== null && "expr" in json) return String(json["expr"]);
      if (typeof json === "object" && json !== null && "field" in json) return farField(String(json["field"])).label;
      if (typeof json === "object" && json !== null && "var" in json) return words[`var.${String(json["var"])}`] ?? "";
      return json === undefined || json === null ? "" : (literal(target, String(json)) ?? String(json));
    },
  };
}
