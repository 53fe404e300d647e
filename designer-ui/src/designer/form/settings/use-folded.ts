import { useQuery } from "@tanstack/react-query";
import { create } from "zustand";
import { session } from "../../../api/session.ts";
import type { Group } from "./general.ts";

/** Groups of the panel that a person has folded away; it stays in this browser. */
const nameOf = (person: string) => `mortise.panel.${person}`;

function read(person: string): readonly Group[] {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(nameOf(person)) ?? "[]");
    return Array.isArray(known) ? known : [];
  } catch {
    return [];
  }
}

/** By person. */
const useFoldings = create<Readonly<Record<string, readonly Group[]>>>(() => ({}));

const NONE: readonly Group[] = [];

/** Whether a group is folded away, for every field and node alike, and how to change it. */
export function useFolded(group: Group): readonly [boolean, (folded: boolean) => void] {
  const person = useQuery(session.current()).data?.user.id;
  const known = useFoldings((all) => (person === undefined ? NONE : all[person]));
  const folded = known ?? (person === undefined ? NONE : read(person));
  const fold = (away: boolean) => {
    if (person === undefined) return;
    const next = [...folded.filter((one) => one !== group), ...(away ? [group] : [])];
    localStorage.setItem(nameOf(person), JSON.stringify(next));
    useFoldings.setState({ [person]: next });
  };
  return [folded.includes(group), fold];
}
