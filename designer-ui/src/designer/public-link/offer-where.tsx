import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NameScope } from "../../controls/names.tsx";
import { parseCondition } from "../../model/condition/parse.ts";
import type { FormShape } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { isOffered, useConditionFields } from "../../runtime/record-list/asked-fields.ts";
import { blankLine, FilterLines, MatchChoice } from "../../runtime/record-list/filter-builder.tsx";
import { conditionOf, type Line, linesOf, type Match } from "../../runtime/record-list/filter-lines.ts";

interface OfferWhereProps {
  /** Title of the field that points here. */
  readonly name: string;
  readonly shape: FormShape;
  readonly where: Json | undefined;
  readonly onChange: (where: Json | undefined) => void;
}

/** Which records may be seen, line by line; all of them as long as nothing is said. */
export function OfferWhere({ name, shape, where, onChange }: OfferWhereProps) {
  const { t } = useTranslation("public-link");
  const { fields, fieldAt } = useConditionFields(shape);
  const parsed = where === undefined ? undefined : parseCondition(where).condition;
  const known = parsed ? linesOf(parsed, fields) : null;
  const [match, setMatch] = useState<Match>(known?.match ?? "all");
  const [lines, setLines] = useState<readonly Line[]>(known?.lines ?? []);
  const complex = where !== undefined && known === null;
  const first = fields.find(isOffered);
  const settle = (nextMatch: Match, next: readonly Line[]) => {
    setMatch(nextMatch);
    setLines(next);
    onChange((conditionOf(nextMatch, next) ?? undefined) as unknown as Json | undefined);
  };
  if (complex && lines.length === 0) {
    return (
      <div className="m-public-link-line">
        <p className="m-muted">{t("see.complex")}</p>
        <Button size="small" onClick={() => settle("all", first ? [blankLine(first, shape.key)] : [])}>
          {t("see.anew")}
        </Button>
      </div>
    );
  }
  return (
    <NameScope form={shape.key} json={where} fieldAt={fieldAt}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame */}
      <div className="m-public-link-where" role="group" aria-label={t("see.where", { field: name })}>
        {lines.length > 1 && <MatchChoice match={match} onChange={(next) => settle(next, lines)} />}
        <FilterLines
          fields={fields}
          form={shape.key}
          lines={lines}
          add={t("see.add")}
          note={where === undefined && <p className="m-wrong">{t("see.everything")}</p>}
          onChange={(next) => settle(match, next)}
        />
      </div>
    </NameScope>
  );
}
