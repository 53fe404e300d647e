import { type CommentDraft, EMPTY_DRAFT } from "../../model/comment/mentions.ts";

/** What somebody has typed and not sent; it stays in this browser until it is sent or emptied. */
export interface KeptComment {
  readonly draft: CommentDraft;
  /** The comment that it answers. */
  readonly replyTo: string | null;
  /** Under which it has been sent without an answer so far. */
  readonly key?: string;
}

const NOTHING: KeptComment = { draft: EMPTY_DRAFT, replyTo: null };

const nameOf = (form: string, record: string) => `mortise.comment.${form}.${record}`;

export function readComment(form: string, record: string): KeptComment {
  const text = localStorage.getItem(nameOf(form, record));
  if (text === null) return NOTHING;
  try {
    const kept = JSON.parse(text) as KeptComment;
    return typeof kept.draft.text === "string" && Array.isArray(kept.draft.people) ? kept : NOTHING;
  } catch {
    return NOTHING;
  }
}

export function keepComment(form: string, record: string, kept: KeptComment): void {
  try {
    if (kept.draft.text.trim() === "") localStorage.removeItem(nameOf(form, record));
    else localStorage.setItem(nameOf(form, record), JSON.stringify(kept));
  } catch {
    // A full store must not stop anybody from typing.
  }
}
