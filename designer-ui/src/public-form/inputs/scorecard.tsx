import { cardOf, pointsOf, rowsOf, scoresIn, totalOf } from "../../controls/scorecard/scores.ts";
import type { PublicInput, PublicInputProps } from "../input.ts";
import { numbers, Offers } from "../offers.tsx";
import { useWords } from "../words.ts";

/** Points for each row, and what they come to. */
function Scorecard(props: PublicInputProps) {
  const { t, text } = useWords();
  const { field, id } = props;
  const scores = scoresIn(field, props.value);
  const points = numbers(0, pointsOf(field)).map((key) => ({ key, label: key }));
  return (
    <>
      {rowsOf(field).map(({ key, label }, index) => (
        <fieldset key={key} className="p-score">
          <legend>{text(label) || key}</legend>
          <Offers
            props={{ ...props, id: index === 0 ? id : `${id}-${key}` }}
            looks="p-scale"
            offers={points}
            chosen={[scores[key] ?? ""]}
            onToggle={(score) => props.onChange(cardOf(field, { ...scores, [key]: score }) ?? null)}
          />
        </fieldset>
      ))}
      <output className="p-help">
        {Object.keys(scores).length === 0 ? "" : t("score.total", { total: totalOf(field, scores) })}
      </output>
    </>
  );
}

export const input: PublicInput = { Input: Scorecard, group: true, wide: true };
