import { useRef } from "react";
import { partOf } from "../controls/structure.ts";
import type { PublicInputProps } from "./input.ts";
import { useAsked, useRegions } from "./regions.ts";
import { useWords } from "./words.ts";

const LEVELS = ["province", "city", "district"] as const;

/** Levels that only codes know: nobody writes them. */
const UNWRITTEN: ReadonlySet<string> = new Set(["市辖区", "县"]);

interface RegionStepsProps extends PublicInputProps {
  /** Id of the first of them. */
  readonly first: string;
  /** The code of the region, and what it is called with all that it lies in. */
  readonly onRegion: (code: string, words: string) => void;
}

/** A region of China step by step: each step is asked for when the one before it has been taken. */
export function RegionSteps({ first, onRegion, ...props }: RegionStepsProps) {
  const { t } = useWords();
  const ask = useAsked();
  const code = partOf(props.value, "code");
  const depth = LEVELS.indexOf(String(props.field.props?.["level"] ?? "district") as (typeof LEVELS)[number]) + 1;
  const steps = [code.slice(0, 2), code.length > 2 ? code.slice(0, 4) : "", code.length > 4 ? code : ""];
  const lists = [
    useRegions(""),
    useRegions(depth > 1 && steps[0] ? steps[0] : null),
    useRegions(depth > 2 && steps[1] ? steps[1] : null),
  ];
  const latest = useRef(code);
  latest.current = code;
  const nameOf = (level: number, one: string) =>
    lists[level]?.regions?.items.find(([known]) => known === one)?.[1] ?? "";
  const wordsTo = (level: number) => steps.slice(0, level).map((step, at) => nameOf(at, step));
  const put = (next: string, names: readonly string[]) =>
    onRegion(next, names.filter((name) => !UNWRITTEN.has(name)).join(""));

  /** Where only one thing lies inside, nobody is asked for it. */
  const choose = async (level: number, next: string) => {
    if (next === "") return put(steps[level - 1] ?? "", wordsTo(level));
    let names = [...wordsTo(level), nameOf(level, next)];
    let reached = next;
    put(reached, names);
    for (let below = level + 1; below < depth; below++) {
      latest.current = reached;
      const [only, ...others] = (await ask(reached))?.items ?? [];
      if (!only || others.length > 0 || latest.current !== reached) return;
      reached = only[0];
      names = [...names, only[1]];
      put(reached, names);
    }
  };
  const lost = lists.find((list) => list.lost);
  return (
    <>
      {LEVELS.slice(0, depth).map((level, at) => {
        const items = lists[at]?.regions?.items ?? [];
        if (at > 0 && items.length === 0) return null;
        return (
          <select
            key={level}
            id={at === 0 ? first : `${first}-${level}`}
            className="p-input"
            aria-label={t(`address.${level}.choose`)}
            aria-invalid={props.invalid}
            aria-describedby={props.describedBy}
            aria-required={props.required}
            disabled={props.disabled}
            value={steps[at]}
            onBlur={props.onLeave}
            onChange={({ target }) => void choose(at, target.value)}
          >
            <option value="">{t(`address.${level}.choose`)}</option>
            {items.map(([one, name]) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
          </select>
        );
      })}
      {lost ? (
        <p className="p-wrong" role="alert">
          {t("address.lost")}{" "}
          <button type="button" className="p-plain" onClick={lost.again}>
            {t("again")}
          </button>
        </p>
      ) : null}
    </>
  );
}
