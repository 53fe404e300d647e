import { USUAL } from "../../../model/form/usual.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import type { RuleInput, RuleTrigger } from "../../../model/rule/rule-document.ts";

/** Values that come along with what sets a rule off; to formulas they are a record that the triggering one points to. */
export interface Alongside {
  /** Of the link to them. */
  readonly key: string;
  /** Qualified key of the form that they are a record of, which is nowhere but here. */
  readonly form: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What people are asked before they run a rule. */
export const ANSWERS = "input";

/** The comment that sets a rule off. */
export const SAID = "said";

const SAID_TYPES = {
  text: USUAL.LONG_TEXT,
  author: USUAL.USER,
  mentioned: USUAL.USERS,
  at: USUAL.DATETIME,
  answer: USUAL.BOOLEAN,
} as const;

/** The form of the values behind a link of this key. */
const formOf = (key: string): string => `mortise.rule_${key}`;

/** What comes along with a trigger; null for nothing. */
export function alongsideOf(trigger: RuleTrigger, say: (key: string) => string): Alongside | null {
  if (trigger.type === "comment") {
    const fields = Object.entries(SAID_TYPES).map(([key, type]): Field => ({ key, type, title: say(`said.${key}`) }));
    return { key: SAID, form: formOf(SAID), title: say("said"), fields };
  }
  const inputs = trigger.type === "manual" ? (trigger.input ?? []) : [];
  if (inputs.length === 0) return null;
  return { key: ANSWERS, form: formOf(ANSWERS), title: say("asked"), fields: inputs.map(fieldOf) };
}

const fieldOf = ({ key, title, type = USUAL.TEXT, options }: RuleInput): Field => ({
  key,
  title,
  type,
  ...(options ? { props: { options: options as unknown as Json } } : {}),
});

export const linkTo = ({ key, form, title }: Alongside): Field => ({ key, type: USUAL.LINK, title, props: { form } });

/** Whether a field of the form on the table stands for what comes along. */
export const isAlongside = ({ key, props }: Field): boolean => props?.["form"] === formOf(key);

export const isSaid = (field: Field): boolean => field.key === SAID && isAlongside(field);
