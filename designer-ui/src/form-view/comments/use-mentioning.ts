import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { comments } from "../../api/comments.ts";
import { type CommentDraft, type Typed, typedAt, withMention } from "../../model/comment/mentions.ts";
import type { Mentionable } from "../../model/generated/rest.ts";

const NOBODY: readonly Mentionable[] = [];

interface Place {
  readonly form: string;
  readonly record: string;
}

/** Choosing somebody while typing: who is offered after an `@`, and what keys and presses do. */
export function useMentioning({ form, record }: Place, put: (draft: CommentDraft, caret: number) => void) {
  const [typed, setTyped] = useState<Typed | null>(null);
  const [at, setAt] = useState(0);
  const search = useDeferredValue(typed?.search ?? "");
  const found = useQuery({ ...comments.people(form, record, search), enabled: typed !== null });
  const people = typed === null ? NOBODY : (found.data?.items ?? NOBODY);
  const chosen = people[Math.min(at, people.length - 1)];

  const look = (text: string, caret: number) => {
    setTyped(typedAt(text, caret));
    setAt(0);
  };
  const close = () => setTyped(null);
  const choose = (draft: CommentDraft, person: Mentionable) => {
    if (!typed) return;
    const done = withMention(draft, typed, person);
    close();
    put(done.draft, done.caret);
  };
  /** Whether the key was for the list. */
  const onKey = (event: KeyboardEvent, draft: CommentDraft): boolean => {
    if (typed === null || event.metaKey || event.ctrlKey || event.altKey) return false;
    if (event.key === "Escape") close();
    else if (!chosen) return false;
    else if (event.key === "ArrowDown") setAt(Math.min(at + 1, people.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter" || event.key === "Tab") choose(draft, chosen);
    else return false;
    return true;
  };
  return { open: typed !== null, settled: found.isSuccess, people, chosen, point: setAt, look, close, choose, onKey };
}
