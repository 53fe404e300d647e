import { Collapse } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { OptionTag } from "../../../kit/option-tag.tsx";
import { changeStage } from "../../../model/designer/stage-commands.ts";
import { optionsOf } from "../../../model/fields.ts";
import type { Field, Option } from "../../../model/form-shape.ts";
import { useDesign } from "../design-context.tsx";
import { OptionsEditor } from "./options-editor.tsx";
import { StageEditor } from "./stage-editor.tsx";

interface StagesEditorProps {
  readonly path: string;
  readonly field: Field;
}

/** The stages in their order; for each what it means, where it leads and what is asked before it is entered. */
export function StagesEditor({ path, field }: StagesEditorProps) {
  const { t } = useTranslation("stages");
  const text = useText();
  const design = useDesign();
  const stages = optionsOf(field);
  return (
    <>
      <OptionsEditor path={path} field={field} />
      {stages.length > 0 && (
        <section className="m-property m-stage-course" aria-label={t("course")}>
          <Collapse
            size="small"
            items={stages.map((stage) => ({
              key: stage.key,
              label: (
                <span className="m-stage-line">
                  <OptionTag color={stage.color}>{text(stage.label) || stage.key}</OptionTag>
                  <Summary stage={stage} />
                </span>
              ),
              children: (
                <StageEditor
                  field={field}
                  stage={stage}
                  onChange={(next) => design.run(changeStage({ path, stage: next }))}
                />
              ),
            }))}
          />
        </section>
      )}
    </>
  );
}

/** What has been said of a stage, without opening it. */
function Summary({ stage }: { readonly stage: Option }) {
  const { t } = useTranslation("stages");
  const { category = "open", probability, next, require = [], gate } = stage;
  const asked = require.length + (gate ? 1 : 0);
  const parts = [
    ...(category === "open" ? [] : [t(`category.${category}`)]),
    ...(probability === undefined ? [] : [`${probability}%`]),
    ...(next === undefined ? [] : [next.length === 0 ? t("next.none") : t("next.count", { count: next.length })]),
    ...(asked === 0 ? [] : [t("asks", { count: asked })]),
  ];
  return <small className="m-muted m-ellipsis">{parts.join(" · ")}</small>;
}
