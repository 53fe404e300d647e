import { Button, Slider } from "antd";
import { useTranslation } from "react-i18next";
import type { InputProps } from "../../../controls/control.ts";
import { asText } from "../../../controls/words.ts";
import { fieldAt } from "../../../model/designer/document.ts";
import { renameKey } from "../../../model/designer/field-commands.ts";
import { isKey } from "../../../model/designer/keys.ts";
import { findPlaced, nodesOf, sectionsOf, spanOf } from "../../../model/designer/layout.ts";
import { placeField, setSpan } from "../../../model/designer/layout-commands.ts";
import { useDesign, useDesignState, usePublishedKey } from "../design-context.tsx";
import { shownIn } from "../design-store.ts";
import { FormulaInput } from "../panel/formula-input.tsx";
import { SettledInput } from "../panel/property.tsx";
import { useDesigned, useDesignedPath } from "./designed.tsx";

/** The name of the field in formulas, imports and the interface; for ever once it is published. */
export function KeySetting({ id }: InputProps) {
  const { t } = useTranslation("designer-panel");
  const design = useDesign();
  const path = useDesignedPath();
  const fixed = usePublishedKey(path);
  const [first = "", column] = path.split(".");
  const free = (key: string) =>
    isKey(key) && !fieldAt(design.getState().history.document, column === undefined ? key : `${first}.${key}`);
  return (
    <>
      <SettledInput
        id={id}
        disabled={fixed}
        value={column ?? first}
        valid={free}
        onSettle={(key) => design.run(renameKey({ path, key }))}
      />
      <small className="m-property-hint">{fixed ? t("property.keyFixed") : t("property.keyHint")}</small>
    </>
  );
}

/** How much of a line the field takes; a field that stands nowhere can be placed. */
export function SpanSetting({ id }: InputProps) {
  const { t } = useTranslation("designer-panel");
  const design = useDesign();
  const field = useDesignedPath();
  const span = useDesignState((state) => {
    const node = findPlaced(nodesOf(shownIn(state)), `field:${field}`)?.node;
    return node ? spanOf(node) : null;
  });
  if (span === null) {
    return (
      <div className="m-property">
        <span className="m-muted">{t("property.notPlaced")}</span>
        <Button
          size="small"
          onClick={() => {
            const section = sectionsOf(nodesOf(shownIn(design.getState()))).at(-1)?.key ?? null;
            design.run(placeField({ field, target: { section, before: null } }));
          }}
        >
          {t("property.place")}
        </Button>
      </div>
    );
  }
  return (
    <Slider
      id={id}
      min={1}
      max={12}
      ariaLabelForHandle={t("property.spanOf", { span })}
      marks={{ 3: "¼", 4: "⅓", 6: "½", 8: "⅔", 12: "1" }}
      value={span}
      onChange={(next: number) => design.run(setSpan({ field, span: next }))}
    />
  );
}

/** The formula that gives the value. */
export function FormulaSetting({ id, value, onChange }: InputProps) {
  const { field, table } = useDesigned();
  return <FormulaInput id={id} field={field} table={table} value={asText(value)} onChange={onChange} />;
}
