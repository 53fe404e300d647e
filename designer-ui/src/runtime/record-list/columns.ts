import { useMemo, useState } from "react";
import { controlOf } from "../../controls/registry.ts";
import { useText } from "../../i18n/texts.ts";
import { valueTypeOf } from "../../model/form/kinds.ts";
import type { Field, FormShape, View, ViewColumn } from "../../model/form-shape.ts";
import { nameOfView } from "./list-state.ts";

export interface Column {
  readonly field: Field;
  readonly width: number;
}

/** What a person has arranged in this browser, on top of the view. */
export interface Arrangement {
  readonly order: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

const MOST_BY_DEFAULT = 8;
export const LEAST_WIDTH = 64;

/** Room around a title: the edges of the cell, and the arrow of the order. */
const AROUND_TITLE = 24 + 18;
const WIDE_LETTER = 14;
const NARROW_LETTER = 7.5;
const MOST_FOR_TITLE = 260;

/** The width that a title takes, about: views are made in one language and read in others, whose words are longer. */
export function widthOfTitle(title: string): number {
  const letters = [...title].reduce((sum, letter) => sum + (letter > "\u2e7f" ? WIDE_LETTER : NARROW_LETTER), 0);
  return Math.min(MOST_FOR_TITLE, Math.ceil(letters + AROUND_TITLE));
}

const nameOf = (form: string, view: View) => `mortise.columns.${form}.${nameOfView(view)}`;

function remembered(name: string): Arrangement | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Arrangement | null;
  } catch {
    return null;
  }
}

/** A view without columns shows the title and the fields that are meant for lists; the first fields where none is. */
export function columnsOf(shape: FormShape, view: View): readonly ViewColumn[] {
  if (view.columns && view.columns.length > 0) return view.columns;
  const title = shape.model.titleField;
  const others = shape.model.fields.filter(({ type, key }) => key !== title && valueTypeOf(type) !== "SUBTABLE");
  const meant = others.filter(({ inList }) => inList === true);
  const shown =
    meant.length > 0
      ? meant
      : others.filter(({ type }) => valueTypeOf(type) !== "LONG_TEXT").slice(0, MOST_BY_DEFAULT - 1);
  return [...(title ? [title] : []), ...shown.map(({ key }) => key)].map((field) => ({ field }));
}

export interface Columns {
  readonly shown: readonly Column[];
  readonly arranged: boolean;
  readonly arrange: (order: readonly string[]) => void;
  readonly resize: (key: string, width: number) => void;
  readonly forget: () => void;
}

export function useColumns(shape: FormShape, view: View, fields: readonly Field[]): Columns {
  const text = useText();
  const name = nameOf(shape.key, view);
  const [kept, setKept] = useState<{ readonly name: string; readonly arrangement: Arrangement | null }>();
  const arrangement = kept?.name === name ? kept.arrangement : remembered(name);

  const shown = useMemo(() => {
    const base = columnsOf(shape, view);
    const ofBase = new Map(base.map(({ field, width }) => [field, width]));
    const widthOf = (field: Field) =>
      arrangement?.widths[field.key] ??
      Math.max(ofBase.get(field.key) ?? controlOf(field.type).width, widthOfTitle(text(field.title)));
    const order = arrangement?.order ?? base.map(({ field }) => field);
    const known = new Map(fields.map((field) => [field.key, field]));
    return order.flatMap((key) => {
      const field = known.get(key);
      return field ? [{ field, width: widthOf(field) }] : [];
    });
  }, [shape, view, fields, arrangement, text]);

  const keep = (next: Arrangement | null) => {
    if (next === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(next));
    setKept({ name, arrangement: next });
  };
  const order = shown.map(({ field }) => field.key);
  return {
    shown,
    arranged: arrangement !== null,
    arrange: (next) => keep({ order: next, widths: arrangement?.widths ?? {} }),
    resize: (key, width) =>
      keep({ order, widths: { ...arrangement?.widths, [key]: Math.max(LEAST_WIDTH, Math.round(width)) } }),
    forget: () => keep(null),
  };
}
