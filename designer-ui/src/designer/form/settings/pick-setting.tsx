import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { metadata } from "../../../api/metadata.ts";
import type { InputProps } from "../../../controls/control.ts";
import { useText } from "../../../i18n/texts.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useSurrounding } from "../design-context.tsx";
import { ariaOf } from "./plain-controls.tsx";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface PickSettingProps extends InputProps {
  readonly choices: readonly Choice[];
}

/** One of the things of the application, searched by name. */
export function PickSetting({ choices, ...props }: PickSettingProps) {
  const text = useText();
  return (
    <Select
      id={props.id}
      allowClear={!props.required}
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: "100%" }}
      {...ariaOf(props)}
      placeholder={text(props.field.placeholder)}
      value={(props.value ?? null) as string | null}
      options={[...choices]}
      onChange={(next: string | null | undefined) => props.onChange(next ?? null)}
    />
  );
}

/** References as documents write them: the own package goes without saying. */
export function useReferences(): {
  readonly bare: (key: string) => string;
  readonly whole: (reference: unknown) => string | null;
} {
  const { pkg } = useSurrounding();
  return {
    bare: (key) => (packageOf(key) === pkg ? key.slice(pkg.length + 1) : key),
    whole: (reference) => (typeof reference === "string" && reference !== "" ? qualified(pkg, reference) : null),
  };
}

/** One of the objects of a kind that are in force. */
export function PublishedSetting({ kind, ...props }: InputProps & { readonly kind: string }) {
  const text = useText();
  const { bare, whole } = useReferences();
  const list = useQuery(metadata.list(kind));
  const published = (list.data?.items ?? []).filter(({ version }) => version !== null);
  return (
    <PickSetting
      {...props}
      choices={published.map(({ key, title }) => ({ value: key, label: text(title) || key }))}
      value={whole(props.value)}
      onChange={(key) => props.onChange(key === null ? null : bare(String(key)))}
    />
  );
}

/** There is nothing to ask now: the place of the setting is given up. */
export function Nothing() {
  return <span className="m-nothing" hidden />;
}
