import RedoOutlined from "@ant-design/icons/RedoOutlined";
import UndoOutlined from "@ant-design/icons/UndoOutlined";
import { Button, Input } from "antd";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { MetadataObject } from "../../../api/metadata.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useText } from "../../../i18n/texts.ts";
import { LANGUAGES } from "../../../i18n/words.ts";
import { EmptyState } from "../../../kit/empty-state.tsx";
import { FormLine } from "../../../kit/form-line.tsx";
import { ObjectFrame } from "../../../kit/object-frame.tsx";
import { withOptionChanged, withOptionMoved, withOptionsAdded } from "../../../model/designer/option-list.ts";
import type { Option } from "../../../model/form-shape.ts";
import { withText, writtenText } from "../../../model/localized-text.ts";
import { type OptionSetDocument, optionPlace, readOptionSet } from "../../../model/option-set/option-set-document.ts";
import type { Problem } from "../../../model/problem.ts";
import { OptionList } from "../options/option-list.tsx";
import { OptionSetUses } from "./option-set-uses.tsx";
import { type OptionSetDesk, useOptionSet } from "./use-option-set.ts";
import { useOptionSetChanges } from "./use-option-set-changes.ts";
import { useRetiring } from "./use-retiring.tsx";
import { type Steps, useSteps } from "./use-steps.ts";

/** A list of choices from its name to its last option, and who uses it. */
export function OptionSetEditor({ object }: { readonly object: MetadataObject }) {
  const { t } = useTranslation("option-set");
  const text = useText();
  const desk = useOptionSet(object);
  const steps = useSteps(desk.document, desk.change, desk.version);
  const changesOf = useOptionSetChanges();
  const { document } = desk;
  const placeOf = ({ path }: Problem) => {
    const index = optionPlace(path);
    return index === null ? "" : text(document.options[index]?.label) || t("place", { number: index + 1 });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: undoing belongs to the whole page
    <div className="m-object m-option-set" onKeyDown={(event) => undoing(event, steps)}>
      <ObjectFrame
        kind="optionset"
        name={object.key}
        desk={desk}
        title={text(document.title) || object.key}
        reachesData
        actions={<StepButtons steps={steps} />}
        changesOf={changesOf}
        placeOf={placeOf}
        onJump={jump}
      >
        <Titles document={document} steps={steps} />
        <Options set={object.key} desk={desk} steps={steps} />
        <OptionSetUses set={object.key} version={desk.version} />
      </ObjectFrame>
    </div>
  );
}

function jump({ path }: Problem): void {
  const index = optionPlace(path);
  const row = `.m-option-set .m-options li:nth-child(${(index ?? 0) + 1}) input`;
  if (index !== null) setTimeout(() => document.querySelector<HTMLElement>(row)?.focus());
}

interface PartProps {
  readonly document: OptionSetDocument;
  readonly steps: Steps<OptionSetDocument>;
}

/** What the set is called, in every language. */
function Titles({ document, steps }: PartProps) {
  const { t } = useTranslation("option-set");
  const language = useLanguage();
  return (
    <section className="m-object-card m-object-pair" aria-label={t("title")}>
      {LANGUAGES.map(({ key, title }) => (
        <FormLine key={key} label={t("titleIn", { language: title })}>
          {(control) => (
            <Input
              {...control}
              lang={key}
              maxLength={60}
              value={writtenText(document.title, key, language)}
              onChange={({ target }) =>
                steps.run(
                  { ...document, title: withText(document.title, key, target.value, language) ?? "" },
                  `title ${key}`,
                )
              }
            />
          )}
        </FormLine>
      ))}
    </section>
  );
}

interface OptionsProps {
  readonly set: string;
  readonly desk: OptionSetDesk;
  readonly steps: Steps<OptionSetDocument>;
}

function Options({ set, desk, steps }: OptionsProps) {
  const { t } = useTranslation("option-set");
  const { document, published } = desk;
  const { options } = document;
  const put = (next: readonly Option[], merge?: string) => steps.run({ ...document, options: next }, merge);
  const fixed = new Set(published === null ? [] : readOptionSet(published).options.map(({ key }) => key));
  const remove = ({ key }: Option) => put(options.filter((option) => option.key !== key));
  const retire = ({ key }: Option) => put(withOptionChanged(options, key, { retired: true }));
  const asked = useRetiring({ set, flush: desk.flush, remove, retire });
  return (
    <section className="m-object-card" aria-label={t("options")}>
      <h2>{t("options")}</h2>
      {options.length === 0 && (
        <EmptyState icon="tag" title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      )}
      <OptionList
        options={options}
        edits={{
          add: (labels, at) => put(withOptionsAdded(options, labels, at)),
          change: (key, change) =>
            put(withOptionChanged(options, key, change), change.label === undefined ? undefined : `label ${key}`),
          move: (key, to) => put(withOptionMoved(options, key, to)),
          remove: (option) => (fixed.has(option.key) ? asked(option) : remove(option)),
        }}
        keys={{
          fixed,
          rename: (key, next) => put(options.map((option) => (option.key === key ? { ...option, key: next } : option))),
        }}
      />
      <small className="m-muted">{t("optionsHint")}</small>
    </section>
  );
}

function StepButtons({ steps }: { readonly steps: Steps<OptionSetDocument> }) {
  const { t } = useTranslation("option-set");
  return (
    <>
      <Button
        type="text"
        icon={<UndoOutlined aria-hidden="true" />}
        aria-label={t("undo")}
        title={t("undo")}
        aria-keyshortcuts="Control+Z"
        disabled={steps.undo === null}
        onClick={() => steps.undo?.()}
      />
      <Button
        type="text"
        icon={<RedoOutlined aria-hidden="true" />}
        aria-label={t("redo")}
        title={t("redo")}
        aria-keyshortcuts="Control+Y"
        disabled={steps.redo === null}
        onClick={() => steps.redo?.()}
      />
    </>
  );
}

function undoing(event: KeyboardEvent, { undo, redo }: Steps<OptionSetDocument>): void {
  if (!(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
  const key = event.key.toLowerCase();
  const step = key === "y" || (key === "z" && event.shiftKey) ? redo : key === "z" ? undo : undefined;
  if (step === undefined) return;
  event.preventDefault();
  step?.();
}
