import { Fragment, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../i18n/texts.ts";
import { optionsOf } from "../model/fields.ts";
import { nextStep, type Outlook, type Step } from "../model/form/outlook.ts";
import type { Field } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import { placeOf } from "./editor.ts";
import { useEditor } from "./editor-context.tsx";
import { jumpTo } from "./jump.ts";
import { useProblemWords } from "./problem-words.ts";
import "./next-step.css";

interface NextStepProps {
  readonly field: Field;
  readonly value: Json;
  readonly outlook: Outlook;
}

/** What is still missing for the stage that was chosen, or else for the one that comes next; each with a way to its place. */
export function NextStep({ field, value, outlook }: NextStepProps) {
  const step = outlook.here ?? nextStep(field, typeof value === "string" ? value : null, outlook);
  return step && step.problems.length > 0 ? <Missing field={field} step={step} /> : null;
}

function Missing({ field, step }: { readonly field: Field; readonly step: Step }) {
  const { t } = useTranslation("record");
  const text = useText();
  const words = useProblemWords();
  const { form } = useEditor();
  const stage = text(optionsOf(field).find(({ key }) => key === step.option)?.label);
  const blanks = step.problems.filter(({ code }) => code === "required");
  const others = step.problems.filter(({ code }) => code !== "required");
  const titleOf = (path: string) => {
    const [key = "", , column] = path.split(".");
    return text(form.byPath.get(column === undefined ? key : `${key}.${column}`)?.field.title) || key;
  };
  const jump = (event: MouseEvent<HTMLElement>, path: string) =>
    jumpTo(event.currentTarget.closest<HTMLElement>(".m-form"), path);
  return (
    <div className="m-next-step" role="status">
      {blanks.length > 0 && (
        <p>
          {t("step.missing", { stage })}
          {blanks.map(({ path }, index) => (
            <Fragment key={path}>
              {index > 0 && t("step.and")}
              <button
                type="button"
                className="m-plain m-next-step-field"
                onClick={(event) => jump(event, placeOf(path))}
              >
                {titleOf(placeOf(path))}
              </button>
            </Fragment>
          ))}
        </p>
      )}
      {others.length > 0 && (
        <p>
          {t("step.asks", { stage })}
          {others.map((problem) => words(problem)).join(" ")}
        </p>
      )}
    </div>
  );
}
