import { useQuery } from "@tanstack/react-query";
import { Cascader, Input } from "antd";
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

/** The region by steps, then the street. */
export function AddressInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const known = useQuery({
    queryKey: ["regions"],
    queryFn: ({ signal }) => regions.list(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const level = LEVELS[String(props.field.props?.["level"] ?? "district")] ?? 3;
  const items = known.data?.items;
  const tree = useMemo(() => treeOf(items ?? [], level), [items, level]);
  const names = useMemo(() => new Map(items ?? []), [items]);
  const [code, detail] = [partOf(props.value, "code"), partOf(props.value, "detail")];
  const put = (region: string, street: string) => {
    if (region === "" && street === "") return props.onChange(null);
    const words = pathOf(region)
      .map((part) => names.get(part) ?? "")
      .filter((name) => name !== "市辖区" && name !== "县");
    props.onChange({ code: region, ...(street === "" ? {} : { detail: street }), text: words.join("") + street });
  };
  return (
    <div className="m-address">
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
        value={pathOf(code)}
        onChange={(path) => put(String(path?.at(-1) ?? ""), detail)}
      />
      {props.field.props?.["regionOnly"] !== true && (
        <Input
          disabled={props.disabled ?? false}
          placeholder={t("address.detail")}
          aria-label={t("address.detail")}
          maxLength={200}
          value={detail}
          onChange={(event) => put(code, event.target.value)}
        />
      )}
    </div>
  );
}
