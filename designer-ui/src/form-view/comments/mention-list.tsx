import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mentionable } from "../../model/generated/rest.ts";

interface MentionListProps {
  readonly id: string;
  readonly people: readonly Mentionable[];
  readonly settled: boolean;
  readonly chosen: Mentionable | undefined;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (person: Mentionable) => void;
}

const WANTED = 240;

/** How far up what holds the field can be seen. */
function roomAbove(element: HTMLElement): number {
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(outer).overflowY)) {
      return element.getBoundingClientRect().top - outer.getBoundingClientRect().top;
    }
  }
  return element.getBoundingClientRect().top;
}

/** Those who can be mentioned, above the field where there is room. */
export function MentionList({ id, people, settled, chosen, onPoint, onChoose }: MentionListProps) {
  const { t } = useTranslation("comments");
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ below: false, most: WANTED });
  useLayoutEffect(() => {
    const field = list.current?.parentElement;
    if (!field) return;
    const above = roomAbove(field);
    const below = window.innerHeight - field.getBoundingClientRect().bottom;
    const down = above < WANTED && below > above;
    setPlace({ below: down, most: Math.max(96, Math.min(WANTED, (down ? below : above) - 8)) });
  }, []);
  useEffect(() => {
    if (chosen) document.getElementById(`${id}-${chosen.id}`)?.scrollIntoView?.({ block: "nearest" });
  }, [id, chosen]);
  return (
    <div ref={list} className="m-mention-list" data-below={place.below} style={{ maxBlockSize: place.most }}>
      <div id={id} role="listbox" aria-label={t("mention")}>
        {people.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and answers the keys
          <div
            key={person.id}
            id={`${id}-${person.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={person === chosen}
            className="m-mention-option"
            onMouseMove={() => onPoint(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(person)}
          >
            <span className="m-ellipsis">{person.name}</span>
            {person.department && <small className="m-ellipsis">{person.department}</small>}
          </div>
        ))}
      </div>
      <p role="status" className={people.length > 0 ? "m-visually-hidden" : "m-muted"}>
        {settled && t(people.length > 0 ? "mention.count" : "mention.none", { count: people.length })}
      </p>
    </div>
  );
}
