/** Somebody who is mentioned while a comment is written: the text says `@label` for him. */
export interface Mentioned {
  readonly id: string;
  readonly label: string;
}

/** A comment on its way: as its author sees it, with names; what is sent and kept says `@[id]` instead. */
export interface CommentDraft {
  readonly text: string;
  readonly people: readonly Mentioned[];
}

export const EMPTY_DRAFT: CommentDraft = { text: "", people: [] };

/** As the server counts: code points, and one for everybody who is mentioned. */
export const LONGEST = 5000;

/** What a text consists of, for showing it. */
export type Segment =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "mention"; readonly id: string; readonly name: string }
  | { readonly kind: "link"; readonly text: string };

const TOKEN = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g;
/** Addresses end before what closes a sentence or a bracket around them. */
const PIECE =
  /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]|https?:\/\/[^\s<>"'“”（）【】，。；、！？]*[^\s<>"'“”（）【】，。；、！？.,;:!?)\]]/g;
/** What was typed after an `@` that does not stand inside of an address. */
const TYPED = /(?:^|[^A-Za-z0-9._%+-])[@＠]([^\s@＠[\]]{0,20})$/u;

export const lengthOf = (sent: string): number => [...sent.replaceAll(TOKEN, "@")].length;

export function segmentsOf(text: string, labels: Readonly<Record<string, string>>): readonly Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const piece of text.matchAll(PIECE)) {
    if (piece.index > from) segments.push({ kind: "text", text: text.slice(from, piece.index) });
    const id = piece[1];
    segments.push(
      id === undefined ? { kind: "link", text: piece[0] } : { kind: "mention", id, name: labels[id] ?? "" },
    );
    from = piece.index + piece[0].length;
  }
  if (from < text.length) segments.push({ kind: "text", text: text.slice(from) });
  return segments;
}

/** A mention that is being typed before the caret: where its `@` stands, and what follows it. */
export interface Typed {
  readonly start: number;
  readonly search: string;
}

export function typedAt(text: string, caret: number): Typed | null {
  const found = TYPED.exec(text.slice(0, caret));
  const search = found?.[1];
  return search === undefined ? null : { start: caret - search.length - 1, search };
}

/** People of one name are told apart by a number, so that each stays who was chosen. */
function labelFor(people: readonly Mentioned[], id: string, name: string): string {
  const known = people.find((one) => one.id === id);
  if (known) return known.label;
  const taken = new Set(people.map(({ label }) => label));
  let label = name;
  for (let number = 2; taken.has(label); number++) label = `${name}(${number})`;
  return label;
}

/** The draft with a person in the place of what was typed, and where the caret goes. */
export function withMention(
  draft: CommentDraft,
  typed: Typed,
  person: { readonly id: string; readonly name: string },
): { readonly draft: CommentDraft; readonly caret: number } {
  const label = labelFor(draft.people, person.id, person.name);
  const end = typed.start + 1 + typed.search.length;
  const rest = draft.text.slice(end);
  const put = `@${label}${rest.startsWith(" ") ? "" : " "}`;
  const people = draft.people.some(({ id }) => id === person.id)
    ? draft.people
    : [...draft.people, { id: person.id, label }];
  return {
    draft: { text: draft.text.slice(0, typed.start) + put + rest, people },
    caret: typed.start + label.length + 2,
  };
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** As it is sent; a name that was changed by hand is a mention no more. */
export function toSent({ text, people }: CommentDraft): string {
  if (people.length === 0) return text.trim();
  const longestFirst = people.toSorted((one, other) => other.label.length - one.label.length);
  const names = new RegExp(`@(${longestFirst.map(({ label }) => escaped(label)).join("|")})`, "g");
  const ids = new Map(people.map(({ id, label }) => [label, id]));
  return text.replace(names, (whole, label: string) => `@[${ids.get(label) ?? whole}]`).trim();
}

/** For changing what was said. */
export function toDraft(sent: string, labels: Readonly<Record<string, string>>): CommentDraft {
  const people: Mentioned[] = [];
  const text = sent.replaceAll(TOKEN, (_, id: string) => {
    const label = labelFor(people, id, labels[id] ?? "?");
    if (!people.some((one) => one.id === id)) people.push({ id, label });
    return `@${label}`;
  });
  return { text, people };
}
