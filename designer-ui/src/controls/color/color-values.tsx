import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { records } from "../../api/records.ts";
import type { AskedProps } from "../control.ts";
import { useFieldScope } from "../scope.tsx";
import { asList } from "../words.ts";

const CODE = /^#[0-9a-f]{6}$/;

/** The colours that the form offers and those that records hold, as far as whoever asks may see them. */
function useColors({ field, path, value }: AskedProps): readonly string[] {
  const { form } = useFieldScope();
  const held = useQuery({ ...records.groups(form, path, undefined, {}), enabled: form !== "", retry: false });
  const occurring = (held.data?.items ?? []).map(({ key }) => key ?? "");
  const colors = [...asList(field.props?.["palette"] ?? null), ...occurring, ...asList(value)];
  return [...new Set(colors)].filter((color) => CODE.test(color));
}

/** Colours, chosen by swatches. */
export function ColorValues(props: AskedProps) {
  const { t } = useTranslation("list");
  const colors = useColors(props);
  const chosen = asList(props.value);
  const toggle = (color: string) =>
    props.onChange(chosen.includes(color) ? chosen.filter((one) => one !== color) : [...chosen, color]);
  if (colors.length === 0) return <span className="m-muted">{t("filter.noColors")}</span>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
    <div className="m-filter-swatches" role="group" aria-label={t("filter.value")}>
      {colors.map((color) => (
        <button
          key={color}
          type="button"
          aria-pressed={chosen.includes(color)}
          aria-label={color}
          title={color}
          style={{ background: color }}
          onClick={() => toggle(color)}
        />
      ))}
    </div>
  );
}
