import { Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { PlanItem } from "../../model/generated/rest.ts";

/** Whose version of an object holds. */
export type Side = "ours" | "theirs";

export const nameOf = ({ kind, key }: PlanItem): string => `${kind}/${key}`;

interface PlanConflictsProps {
  readonly items: readonly PlanItem[];
  readonly chosen: ReadonlyMap<string, Side>;
  readonly onChoose: (names: readonly string[], side: Side) => void;
}

/** Objects that were changed here and in the bundle: each side's changes, and the choice between them. */
export function PlanConflicts({ items, chosen, onChoose }: PlanConflictsProps) {
  const { t } = useTranslation("templates");
  const text = useText();
  const sides = (["ours", "theirs"] as const).map((value) => ({ value, label: t(`side.${value}`) }));
  return (
    <section className="m-plan-conflicts" aria-label={t("conflicts")}>
      <h2>{t("conflicts")}</h2>
      <p>{t("conflictsLead")}</p>
      {items.length > 1 && (
        <div className="m-plan-conflict">
          <strong>{t("all")}</strong>
          <Radio.Group
            aria-label={t("all")}
            optionType="button"
            options={sides}
            value={commonSide(items, chosen)}
            onChange={({ target }) => onChoose(items.map(nameOf), target.value as Side)}
          />
        </div>
      )}
      {items.map((item) => {
        const title = text(item.title) || item.key;
        return (
          <div key={nameOf(item)} className="m-plan-conflict">
            <div>
              <strong>{title}</strong> <small className="m-muted">{t(`kind.${item.kind}`)}</small>
              <Changes title={t("changedHere")} paths={item.ours} />
              <Changes title={t("changedThere")} paths={item.theirs} />
            </div>
            <Radio.Group
              aria-label={title}
              optionType="button"
              options={sides}
              value={chosen.get(nameOf(item))}
              onChange={({ target }) => onChoose([nameOf(item)], target.value as Side)}
            />
          </div>
        );
      })}
    </section>
  );
}

function commonSide(items: readonly PlanItem[], chosen: ReadonlyMap<string, Side>): Side | undefined {
  const [first, ...others] = new Set(items.map((item) => chosen.get(nameOf(item))));
  return others.length === 0 ? first : undefined;
}

const SHOWN = 6;

function Changes({ title, paths }: { readonly title: string; readonly paths: readonly string[] }) {
  if (paths.length === 0) return null;
  const more = paths.length - SHOWN;
  return (
    <p className="m-plan-changes">
      {title}
      {paths.slice(0, SHOWN).map((path) => (
        <code key={path}>{path.slice(1).replaceAll("/", " › ")}</code>
      ))}
      {more > 0 && <span className="m-muted">+{more}</span>}
    </p>
  );
}
