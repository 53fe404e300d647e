import { InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { InputProps } from "../control.ts";
import { cardOf, pointsOf, rowsOf, type Scores, scoresIn, totalOf } from "./scores.ts";
import "./scorecard.css";

/** More points than these are typed. */
const MOST_BUTTONS = 10;

/** A row for everything that is scored, and what it comes to. */
export function ScorecardInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const { field } = props;
  const rows = rowsOf(field);
  const most = pointsOf(field);
  const scores = scoresIn(field, props.value);
  const put = (key: string, score: string | undefined) => {
    const { [key]: _old, ...others } = scores;
    const next: Scores = score === undefined ? others : { ...others, [key]: score };
    props.onChange(cardOf(field, next) ?? { scores: next });
  };
  const weighted = rows.some(({ weight }) => weight !== undefined && weight !== "1");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
    <div id={props.id} role="group" className="m-scorecard" aria-describedby={props.describedBy}>
      {rows.length === 0 && <p className="m-muted m-scorecard-row">{t("scorecard.none")}</p>}
      {rows.map(({ key, label, weight = "1" }) => (
        <div key={key} className="m-scorecard-row">
          <span className="m-scorecard-label">
            {text(label) || key}
            {weighted && <small className="m-muted">{t("scorecard.weight", { weight })}</small>}
          </span>
          {most <= MOST_BUTTONS ? (
            <Radio.Group
              size="small"
              optionType="button"
              aria-label={text(label) || key}
              disabled={props.disabled ?? false}
              options={Array.from({ length: most + 1 }, (_, score) => ({ value: String(score), label: score }))}
              value={scores[key] ?? null}
              onChange={(event) => put(key, String(event.target.value))}
            />
          ) : (
            <InputNumber
              size="small"
              aria-label={text(label) || key}
              disabled={props.disabled ?? false}
              min={0}
              max={most}
              precision={0}
              value={scores[key] === undefined ? null : Number(scores[key])}
              onChange={(score) => put(key, score === null ? undefined : String(score))}
            />
          )}
        </div>
      ))}
      <output className="m-scorecard-total m-numbers">
        {t("scorecard.total")}
        <strong>
          {Object.keys(scores).length === 0 ? "—" : totalOf(field, scores)}
          {field.props?.["total"] === "percent" && Object.keys(scores).length > 0 && "%"}
        </strong>
      </output>
    </div>
  );
}
