import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { asList, plainText } from "../controls/words.ts";
import { kindOf } from "../model/form/kinds.ts";
import type { Candidate } from "../model/generated/rest.ts";
import type { Json } from "../model/json.ts";
import type { RecordValues } from "../model/record.ts";
import { offerOf } from "./form-of.ts";
import type { PublicInputProps } from "./input.ts";
import { useScope } from "./scope.ts";
import { shownValue } from "./shown.ts";
import { useWords } from "./words.ts";

const PAUSE = 250;

type Found =
  | { readonly is: "idle" | "asking" | "lost" }
  | { readonly is: "found"; readonly items: readonly Candidate[]; readonly more: boolean };

/** One letter finds half of everything; one Chinese character is a word. */
const isEnough = (search: string) => [...search].length > 1 || (search.codePointAt(0) ?? 0) > 0x2e7f;

/** Records, or values of records, that are looked for by typing; what is chosen stands above. */
export function Picker(props: PublicInputProps) {
  const { id, field, value, onChange, disabled } = props;
  const { t } = useWords();
  const { editor, know } = useScope();
  const labels = useStore(editor, (now) => now.labels);
  const several = /S$/.test(kindOf(field.type).valueType);
  const chosen = several ? asList(value) : [plainText(value)].filter(Boolean);
  const put = (next: readonly string[]) => onChange(several ? (next as Json) : (next[0] ?? null));
  const choose = (one: Candidate) => {
    know(props.path, one);
    put(several ? [...chosen.filter((other) => other !== one.id), one.id] : [one.id]);
  };
  const free = several || chosen.length === 0;
  return (
    <div className="p-picker">
      {chosen.map((one, index) => (
        <span key={one} className="p-chosen">
          <span>{labels[one] ?? one}</span>
          {disabled ? null : (
            <button
              id={!free && index === 0 ? id : undefined}
              type="button"
              className="p-plain"
              aria-label={t("pick.remove", { name: labels[one] ?? one })}
              onClick={() => put(chosen.filter((other) => other !== one))}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {free && !disabled ? <Search {...props} taken={chosen} onChoose={choose} /> : null}
    </div>
  );
}

interface SearchProps extends PublicInputProps {
  readonly taken: readonly string[];
  readonly onChoose: (chosen: Candidate) => void;
}

/** What stands beside the field: the row with the record around it. */
function useBeside({ path, place }: PublicInputProps): () => RecordValues {
  const { editor } = useScope();
  return () => {
    const { data } = editor.getState().result;
    const [table = "", row = ""] = place.split(".");
    if (path === place) return data;
    const rows = data[table];
    const cells = Array.isArray(rows) ? (rows[Number(row)] as unknown as RecordValues | undefined) : undefined;
    return { ...data, ...cells };
  };
}

function useFound(props: PublicInputProps, search: string, open: boolean, listed: boolean): Found {
  const { candidates } = useScope();
  const beside = useBeside(props);
  const [found, setFound] = useState<Found>({ is: "idle" });
  const ask = useRef(() => candidates(props.path, search, beside()));
  ask.current = () => candidates(props.path, search, beside());
  useEffect(() => {
    if (!open || !(listed || isEnough(search))) {
      setFound({ is: "idle" });
      return;
    }
    let over = false;
    const timer = setTimeout(
      async () => {
        setFound({ is: "asking" });
        const answer = await ask.current();
        if (over) return;
        if (answer.is !== "ok") setFound({ is: "lost" });
        else setFound({ is: "found", items: answer.value.items, more: answer.value.more === true });
      },
      search === "" ? 0 : PAUSE,
    );
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [search, open, listed]);
  return found;
}

function Search(props: SearchProps) {
  const { id, field, taken, onChoose, onLeave, invalid, describedBy, required } = props;
  const { t, text } = useWords();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const listed = offerOf(field)?.list === true;
  const found = useFound(props, search.trim(), open, listed);
  const items = found.is === "found" ? found.items.filter((one) => !taken.includes(one.id)) : [];
  const choose = (one: Candidate) => {
    setSearch("");
    setOpen(false);
    onChoose(one);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      setAt(Math.max(0, Math.min(items.length - 1, at + step)));
    }
    if (event.key === "Escape") setOpen(false);
    if (event.key === "Enter") {
      event.preventDefault();
      const one = open ? items[at] : undefined;
      if (one && !one.taken) choose(one);
    }
  };
  const hint =
    found.is === "lost"
      ? t("pick.lost")
      : found.is === "found" && items.length === 0
        ? t("pick.none")
        : found.is === "found" && found.more
          ? t("pick.further")
          : found.is === "idle" && !listed
            ? t("pick.more")
            : "";
  return (
    <span className="p-search">
      <input
        id={id}
        className="p-input"
        role="combobox"
        aria-expanded={open && items.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && items[at] ? `${id}-${at}` : undefined}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-required={required}
        autoComplete="off"
        placeholder={text(field.placeholder) || t(listed ? "pick.choose" : "pick.search")}
        value={search}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          onLeave();
        }}
        onChange={({ target }) => {
          setSearch(target.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <span
        id={`${id}-list`}
        role="listbox"
        aria-label={text(field.title)}
        className="p-list"
        hidden={!open || items.length === 0}
      >
        {items.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input
          <span
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            aria-disabled={one.taken === true}
            className="p-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => !one.taken && choose(one)}
          >
            {one.title}
            {one.taken ? <small className="p-help">{t("pick.taken")}</small> : null}
            <Beside field={field} candidate={one} />
          </span>
        ))}
      </span>
      <small className="p-help" role="status">
        {open ? hint : ""}
      </small>
    </span>
  );
}

/** What is seen of a record beside its title. */
function Beside({ field, candidate }: { readonly field: PublicInputProps["field"]; readonly candidate: Candidate }) {
  const words = useWords();
  const columns = offerOf(field)?.columns ?? [];
  const values = columns.flatMap((column) => {
    const value = candidate.values?.[column.key];
    return value === undefined ? [] : [`${words.text(column.title)} ${shownValue(column, value, words)}`];
  });
  const said = [candidate.detail, ...values].filter(Boolean).join(" · ");
  return said ? <small className="p-help">{said}</small> : null;
}
