import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { allControls } from "../../controls/registry.ts";
import { isLayout, LAYOUT_TYPES } from "./use-adding.ts";

const GROUPS: readonly { readonly key: string; readonly types: readonly string[] }[] = [
  { key: "basic", types: ["text", "textarea", "number", "money", "percent"] },
  { key: "choice", types: ["select", "multiselect", "switch"] },
  { key: "time", types: ["date", "datetime"] },
  { key: "contact", types: ["phone", "email", "url"] },
  { key: "file", types: [] },
  { key: "relation", types: ["link", "links", "user", "users", "department"] },
  { key: "advanced", types: ["serial", "subtable"] },
  { key: "layout", types: LAYOUT_TYPES },
];

const GROUPED: ReadonlySet<string> = new Set(GROUPS.flatMap(({ types }) => types));

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
    const known = new Set([...LAYOUT_TYPES, ...allControls().map(({ type }) => type)]);
    const others = (group: string) =>
      allControls().flatMap(({ type, group: own = "advanced" }) => (own === group && !GROUPED.has(type) ? [type] : []));
    const kind = (type: string): Kind => {
      const title = isLayout(type) ? t(`layout.${type}`) : words(`type.${type}`);
      const names = [title, type, t(`palette.also.${type}`, { defaultValue: "" })].join(" ").toLowerCase();
      return { type, title, names };
    };
    return GROUPS.map(({ key, types }) => ({
      key,
      title: t(`palette.${key}`),
      kinds: [...types, ...others(key)].filter((type) => known.has(type)).map(kind),
    }));
  }, [t, words]);
}
