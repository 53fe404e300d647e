import { useQuery } from "@tanstack/react-query";
import { Cascader } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Region, regions } from "../../api/regions.ts";
import { useText } from "../../i18n/texts.ts";
import type { InputProps } from "../control.ts";
import { partOf } from "../structure.ts";

interface Branch {
  readonly value: string;
  readonly label: string;
  readonly children: Branch[];
}

const LEVELS: Readonly<Record<string, number>> = { province: 1, city: 2, district: 3 };

/** Provinces with what lies in them, down to a level. */
function treeOf(items: readonly Region[], level: number): Branch[] {
  const roots: Branch[] = [];
  const byCode = new Map<string, Branch>();
  for (const [value, label] of items) {
    const depth = value.length === 2 ? 1 : value.length === 4 ? 2 : 3;
    if (depth > level) continue;
    const branch: Branch = { value, label, children: [] };
    byCode.set(value, branch);
    const above = depth === 1 ? undefined : byCode.get(value.slice(0, depth === 2 ? 2 : 4));
    (above?.children ?? roots).push(branch);
  }
  return roots;
}

const pathOf = (code: string): string[] =>
  code === ""
    ? []
    : [2, 4]
        .filter((length) => length < code.length)
        .map((length) => code.slice(0, length))
        .concat(code);

interface RegionInputProps extends InputProps {
  /** The code of the region, and what it is called with all that it lies in. */
  readonly onRegion: (code: string, words: string) => void;
}

/** A region of China by steps. */
export function RegionInput({ onRegion, ...props }: RegionInputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const known = useQuery(regions.all());
  const level = LEVELS[String(props.field.props?.["level"] ?? "district")] ?? 3;
  const items = known.data?.items;
  const tree = useMemo(() => treeOf(items ?? [], level), [items, level]);
  const names = useMemo(() => new Map(items ?? []), [items]);
  const put = (code: string) => {
    const words = pathOf(code)
      .map((part) => names.get(part) ?? "")
      .filter((name) => name !== "市辖区" && name !== "县");
    onRegion(code, words.join(""));
  };
  return (
    <Cascader
      id={props.id}
      disabled={props.disabled ?? false}
      allowClear={!props.required}
      showSearch
      changeOnSelect={props.field.props?.["anyLevel"] === true}
      loading={known.isFetching}
      style={{ width: "100%" }}
      placeholder={text(props.field.placeholder) || t("address.region")}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      {...(props.invalid ? { status: "error" as const } : {})}
      options={tree}
      value={pathOf(partOf(props.value, "code"))}
      onChange={(path) => put(String(path?.at(-1) ?? ""))}
    />
  );
}
