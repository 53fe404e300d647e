import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Input, Segmented, Select } from "antd";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { lazily } from "../../../kit/lazily.ts";
import {
  addRule,
  addValidation,
  freeLogicKey,
  moveRule,
  moveValidation,
  removeRule,
  removeValidation,
  rulesIn,
  validationsIn,
} from "../../../model/designer/logic-commands.ts";
import { type LogicLine, logicLines, touches } from "../../../model/designer/logic-reads.ts";
import { useDesign, useDocument } from "../design-context.tsx";
import { FieldLogic } from "./field-logic.tsx";
import { LogicItem } from "./logic-item.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import { useTargets } from "./use-fields.ts";
import { useLineSentences } from "./use-line-sentences.ts";
import { useSentences } from "./use-sentences.ts";
import { ValidationEditor } from "./validation-editor.tsx";

const Graph = lazily(() => import("./logic-graph.tsx").then((file) => file.LogicGraph));

type Look = "list" | "graph";

interface LogicTabProps {
  /** The rule or check that is open at first. */
  readonly begun: string | null;
  /** Called when something is chosen that stands on the canvas or in the panel. */
  readonly onLeave: () => void;
}

/** What has an editor of its own in the view. */
const EDITED: ReadonlySet<string> = new Set(["rule", "validation"]);

/** Everything that decides in the form as a sentence: found by its words or by a field, read, and changed where it is written. */
export function LogicTab({ begun, onLeave }: LogicTabProps) {
  const { t } = useTranslation("designer-logic");
  useTranslation("list");
  const design = useDesign();
  const text = useText();
  const document = useDocument();
  const say = useSentences();
  const { fields } = useTargets();
  const [look, setLook] = useState<Look>("list");
  const [about, setAbout] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(begun);
  const [search, setSearch] = useState("");
  const lines = logicLines(document);
  const written = lines.filter(({ kind }) => !EDITED.has(kind));
  const sentence = useLineSentences(written);
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const says = (words: string) => words.toLowerCase().includes(search.trim().toLowerCase());
  const concerns = (line: LogicLine | undefined) => about === null || (line !== undefined && touches(line, about));
  const isShown = (key: string, words: string) => concerns(byKey.get(key)) && says(words);
  const shown = written.filter((line) => concerns(line) && says(sentence(line)));
  const toggle = (key: string) => setOpen(open === key ? null : key);
  const rules = rulesIn(document);
  const validations = validationsIn(document);

  const newRule = () => {
    const key = freeLogicKey(document, "rules");
    const title = t("rule.new", { number: rules.length + 1 });
    design.run(addRule({ rule: { key, title, when: { all: [] }, then: [{ act: "show", targets: [] }] } }));
    setOpen(`rule ${key}`);
  };
  const newValidation = () => {
    const key = freeLogicKey(document, "validations");
    design.run(addValidation({ validation: { key, assert: { all: [] }, message: t("validation.new") } }));
    setOpen(`validation ${key}`);
  };
  return (
    <div className="m-rules" data-look={look}>
      <header className="m-rules-bar">
        <Segmented<Look>
          value={look}
          onChange={setLook}
          options={[
            { value: "list", label: t("logic.list") },
            { value: "graph", label: t("logic.graph") },
          ]}
        />
        {look === "list" && (
          <Input
            allowClear
            className="m-rules-search"
            aria-label={t("logic.search")}
            placeholder={t("logic.search")}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        )}
        <Select
          allowClear
          aria-label={t("logic.about")}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("logic.about")}
          value={about}
          options={[...fields]}
          onChange={(path?: string) => setAbout(path ?? null)}
        />
      </header>
      {look === "graph" ? (
        <Suspense fallback={<DelayedSkeleton />}>
          <Graph about={about} onChoose={setAbout} />
        </Suspense>
      ) : (
        <>
          <LogicSection
            title={t("rules.linkage")}
            add={t("rule.add")}
            onAdd={newRule}
            none={rules.length === 0 ? t("logic.noRules") : null}
          >
            {rules.map((rule, index) =>
              isShown(`rule ${rule.key}`, `${text(rule.title)} ${say.rule(rule)}`) ? (
                <LogicItem
                  key={rule.key}
                  name={`rule ${rule.key}`}
                  title={rule.title ?? rule.key}
                  off={rule.enabled === false}
                  sentence={say.rule(rule)}
                  open={open === `rule ${rule.key}`}
                  first={index === 0}
                  last={index === rules.length - 1}
                  onToggle={() => toggle(`rule ${rule.key}`)}
                  onMove={(step) => design.run(moveRule({ rule: rule.key, to: index + step }))}
                  onRemove={() => design.run(removeRule({ rule: rule.key }))}
                >
                  <RuleEditor rule={rule} />
                </LogicItem>
              ) : null,
            )}
          </LogicSection>
          <LogicSection
            title={t("rules.validations")}
            add={t("validation.add")}
            onAdd={newValidation}
            none={validations.length === 0 ? t("logic.noChecks") : null}
          >
            {validations.map((validation, index) =>
              isShown(`validation ${validation.key}`, `${text(validation.message)} ${say.validation(validation)}`) ? (
                <LogicItem
                  key={validation.key}
                  name={`validation ${validation.key}`}
                  title={validation.message}
                  sentence={say.validation(validation)}
                  open={open === `validation ${validation.key}`}
                  first={index === 0}
                  last={index === validations.length - 1}
                  onToggle={() => toggle(`validation ${validation.key}`)}
                  onMove={(step) => design.run(moveValidation({ validation: validation.key, to: index + step }))}
                  onRemove={() => design.run(removeValidation({ validation: validation.key }))}
                >
                  <ValidationEditor validation={validation} />
                </LogicItem>
              ) : null,
            )}
          </LogicSection>
          <FieldLogic lines={shown} sentence={sentence} onLeave={onLeave} />
        </>
      )}
    </div>
  );
}

interface LogicSectionProps {
  readonly title: string;
  readonly add: string;
  /** What to say while there is nothing; null when there is something. */
  readonly none: string | null;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

function LogicSection({ title, add, none, onAdd, children }: LogicSectionProps) {
  return (
    <section aria-label={title}>
      <header className="m-rules-head">
        <h2>{title}</h2>
        <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={onAdd}>
          {add}
        </Button>
      </header>
      {none === null ? <ul>{children}</ul> : <p className="m-muted">{none}</p>}
    </section>
  );
}
