import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PALETTE } from "../../controls/control.ts";
import { allControls } from "../../controls/registry.ts";
import { isLayout, LAYOUT_TYPES } from "./use-adding.ts";

/** Something that can be put onto a form. */
interface Kind {
  readonly type: string;
  readonly title: string;
  /** All that people may call it, in small letters. */
  readonly names: string;
}

interface KindGroup {
  readonly key: string;
  readonly title: string;
  readonly kinds: readonly Kind[];
}

/** Every kind of field and what stands between fields, in the groups of the palette; the usual ones first. */
export function useKinds(): readonly KindGroup[] {
  const { t } = useTranslation("designer-palette");
  const { t: words } = useTranslation("controls");
  return useMemo(() => {
    const kind = (type: string): Kind => {
      const title = isLayout(type) ? t(`layout.${type}`) : words(`type.${type}`);
      const names = [title, type, t(`palette.also.${type}`, { defaultValue: "" })].join(" ").toLowerCase();
      return { type, title, names };
    };
    const group = (key: string, types: readonly string[]): KindGroup => ({
      key,
      title: t(`palette.${key}`),
      kinds: types.map(kind),
    });
    return [
      ...PALETTE.map((key) =>
        group(
          key,
          allControls().flatMap((control) => ((control.group ?? "advanced") === key ? [control.type] : [])),
        ),
      ),
      group("layout", LAYOUT_TYPES),
    ];
  }, [t, words]);
}
