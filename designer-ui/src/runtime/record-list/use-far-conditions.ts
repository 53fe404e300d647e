import { useNames, useValueWords } from "../../controls/names.tsx";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { parseCondition } from "../../model/condition/parse.ts";
import { renamedFields } from "../../model/condition/renamed-fields.ts";
import { describeCondition } from "../../model/condition/sentence.ts";
import { chineseWords, englishWords } from "../../model/condition/words.ts";
import { targetOf } from "../../model/fields.ts";
import type { Field, FormShape } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { useListedFields } from "./list-fields.ts";

/** A condition over the records of another form. */
export interface FarCondition {
  /** Qualified key. */
  readonly form: string;
  readonly json: Json;
}

interface Spoken {
  /** Everything that may be asked for, so that people, departments and records in it are known by name. */
  readonly said: readonly FarCondition[];
  /** What is known of a form, by its qualified key. */
  readonly shapeOf: (form: string) => FormShape | undefined;
  /** How a field of the record is called from where one looks at the others. */
  readonly around?: (path: string) => string;
}

const AROUND = /"var":"record\.([^"]+)"/g;

/** Conditions over several forms as sentences; null for what is none. */
export function useFarConditions({ said, shapeOf, around }: Spoken): (form: string, json: Json) => string | null {
  const text = useText();
  const language = useLanguage();
  const listed = useListedFields();
  const fieldAt = (form: string, path: string): Field | undefined => {
    const shape = shapeOf(form);
    const [first = "", column] = path.split(".");
    const holder = shape && listed(shape).find(({ key }) => key === first);
    const field = column === undefined ? holder : holder?.fields?.find(({ key }) => key === column);
    const target = shape && field && targetOf(field, shape.key);
    return target ? { ...field, props: { ...field.props, form: target } } : field;
  };
  const names = useNames({
    form: "",
    // Fields of several forms in one document: each goes by its form as well.
    json: said.map(({ form, json }) => renamedFields(json, (path) => `${form}|${path}`)),
    fieldAt: (path) => {
      const [form = "", own = ""] = path.split("|");
      return fieldAt(form, own);
    },
  });
  const wordsOf = useValueWords(names);
  const spoken = language === "zh-CN" ? chineseWords : englishWords;
  return (form, json) => {
    const { condition } = parseCondition(json);
    if (!condition) return null;
    const value = (path: string, literal: string) => {
      const field = fieldAt(form, path);
      return field && wordsOf(field, literal);
    };
    const field = (path: string) => {
      const [first = "", ...behind] = path.split(".");
      const column = fieldAt(form, path);
      const name = text(fieldAt(form, first)?.title) || first;
      return behind.length > 0 && column
        ? `${name} › ${text(column.title) || column.key}`
        : [name, ...behind].join(".");
    };
    const own = [...JSON.stringify(json).matchAll(AROUND)].flatMap(([, path = ""]) =>
      around ? [[`var.record.${path}`, around(path)] as const] : [],
    );
    return describeCondition(condition, { field, value }, { ...spoken, ...Object.fromEntries(own) });
  };
}
