import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { type CSSProperties, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { usePhone } from "../../kit/screen.ts";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import { useFieldScope } from "../scope.tsx";
import { asList, asText } from "../words.ts";

/** Something that can be picked: a record, a person, a department. */
export interface Pick {
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  /** Another record has chosen it, and only one may. */
  readonly taken?: boolean | undefined;
  /** Under the heads of the picker. */
  readonly cells?: readonly string[] | undefined;
}

const PAUSE_MS = 200;
/** Room for some columns. */
const WIDE = 560;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface PickerProps extends InputProps {
  readonly many: boolean;
  /** Identity of the source, part of the key under which answers are kept. */
  readonly source: readonly string[];
  readonly find: (search: string, signal: AbortSignal) => Promise<readonly Pick[]>;
  /** Titles of what stands beside the names. */
  readonly heads?: readonly string[];
  /** What is picked is its own name. */
  readonly byValue?: boolean;
  /** Makes what is not there yet. */
  readonly onCreate?: () => void;
}

/** Searches on the server while somebody types, and shows the names of what is already chosen. */
export function Picker({ many, source, find, onCreate, heads = [], byValue = false, ...props }: PickerProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const phone = usePhone();
  const { labels, learn } = useFieldScope();
  const [search, setSearch] = useState(props.begun ?? "");
  const [open, setOpen] = useState(props.bare ?? false);
  const settled = useSettled(search);
  const found = useQuery({
    queryKey: ["picks", ...source, settled.trim()],
    queryFn: ({ signal }) => find(settled.trim(), signal),
    enabled: open,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
  const picks = found.data ?? [];

  const choose = (chosen: Json | undefined) => {
    const ids = new Set(typeof chosen === "string" ? [chosen] : asList(chosen ?? null));
    learn(Object.fromEntries(picks.filter(({ id }) => ids.has(id)).map(({ id, title }) => [id, title])));
    props.onChange(ids.size === 0 ? null : (chosen ?? null));
    // What comes next is another search.
    if (many) setSearch("");
    else props.onDone?.();
  };
  const value = many ? asList(props.value) : asText(props.value) || undefined;

  return (
    <Select
      id={props.id}
      {...(many ? { mode: "multiple" as const } : {})}
      autoFocus={props.bare ?? false}
      open={open}
      onOpenChange={setOpen}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      allowClear={!props.required}
      showSearch={{ filterOption: false, onSearch: setSearch, searchValue: search }}
      style={{ width: "100%" }}
      placeholder={props.bare ? undefined : text(props.field.placeholder) || t("pick")}
      notFoundContent={found.isFetching ? t("searching") : t("nothingToPick")}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-required={props.required}
      {...(props.invalid ? { status: "error" as const } : {})}
      options={picks.map(({ id, title, detail, cells, taken }) => {
        const barred = taken === true && !asList(props.value).includes(id);
        return { value: id, label: title, detail: barred ? t("pick.taken") : detail, cells, barred, disabled: barred };
      })}
      {...(heads.length > 0 && !phone ? { popupMatchSelectWidth: WIDE } : {})}
      optionRender={({ label, data }) =>
        heads.length > 0 ? (
          <Columns title={data.barred ? `${label}（${data.detail}）` : label} cells={data.cells ?? []} heads={heads} />
        ) : (
          <span className="m-pick">
            {label}
            {data.detail && <small>{data.detail}</small>}
          </span>
        )
      }
      popupRender={(menu) =>
        onCreate || heads.length > 0 ? (
          <>
            {heads.length > 0 && picks.length > 0 && (
              <div className="m-pick-heads" aria-hidden="true">
                <Columns title="" cells={heads} heads={heads} />
              </div>
            )}
            {menu}
            {onCreate && (
              <div className="m-pick-create">
                <Button
                  type="link"
                  size="small"
                  icon={<PlusOutlined aria-hidden="true" />}
                  // The list would close, and with it the button, before the click arrives.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    setOpen(false);
                    onCreate();
                  }}
                >
                  {t("pick.create")}
                </Button>
              </div>
            )}
          </>
        ) : (
          menu
        )
      }
      labelRender={({ value: id, label }) => label ?? (byValue ? String(id) : (labels[String(id)] ?? t("unnamed")))}
      value={value as string | undefined}
      onChange={choose}
    />
  );
}

interface ColumnsProps {
  readonly title: ReactNode;
  readonly cells: readonly string[];
  readonly heads: readonly string[];
}

/** A name with what stands beside it, each under its head. */
function Columns({ title, cells, heads }: ColumnsProps) {
  return (
    <span className="m-pick-columns" style={{ "--m-columns": heads.length } as CSSProperties}>
      <span>{title}</span>
      {heads.map((head, index) => (
        <small key={head} title={cells[index] ? `${head}: ${cells[index]}` : undefined}>
          {cells[index]}
        </small>
      ))}
    </span>
  );
}
