import { useTranslation } from "react-i18next";
import { formatInstant } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import { optionsOf } from "../../model/fields.ts";
import type { Field } from "../../model/form-shape.ts";
import type { HistoryEntry } from "../../model/record.ts";
import { staysIn } from "../../model/stays.ts";

interface StageHistoryProps {
  readonly field: Field;
  readonly entries: readonly HistoryEntry[];
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
] as const;

/** "3 days", "5 hours", "12 minutes": how long a stay has lasted. */
function spanOf(from: string, until: string | null, language: string): string {
  const seconds = ((until === null ? Date.now() : Date.parse(until)) - Date.parse(from)) / 1000;
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? ["minute", 60];
  const count = Math.max(1, Math.round(seconds / size));
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

/** The way a record has gone through its stages: how long it stood in each, and who moved it on. */
export function StageHistory({ field, entries }: StageHistoryProps) {
  const { t } = useTranslation("record");
  const text = useText();
  const language = useLanguage();
  const stays = staysIn(field.key, entries);
  if (stays.length < 2) return null;
  return (
    <section className="m-stays" aria-label={text(field.title)}>
      <h3>{text(field.title)}</h3>
      <ol>
        {stays.map(({ stage, from, until, actor }) => {
          const option = optionsOf(field).find(({ key }) => key === stage);
          return (
            <li key={from}>
              <OptionTag color={option?.color}>{text(option?.label) || stage}</OptionTag>
              <span>{spanOf(from, until, language)}</span>
              <small className="m-muted" title={formatInstant(from)}>
                {actor ?? t("history.system")}
              </small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
