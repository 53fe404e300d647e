import { optionsOf } from "../fields.ts";
import type { Field } from "../form-shape.ts";
import type { RecordValues } from "../record.ts";
import { computePass } from "./pass.ts";
import type { PreparedForm } from "./prepared.ts";
import type { Surroundings } from "./surroundings.ts";
import type { PassProblem } from "./verification.ts";

/** What choosing an option would bring up. */
export interface Step {
  readonly option: string;
  /** What would be wrong then and is not now. */
  readonly problems: readonly PassProblem[];
  /** It cannot be chosen from where the record stands, whatever is filled in. */
  readonly shut: boolean;
}

export interface Outlook {
  /** What the choice that is not saved yet has brought up; null when nothing was chosen. */
  readonly here: Step | null;
  readonly ahead: readonly Step[];
}

const SHUT: ReadonlySet<string> = new Set(["stage_step", "stage_step_role", "option_not_allowed", "option_retired"]);

const nameOf = ({ code, path, message }: PassProblem) => `${code} ${path} ${JSON.stringify(message ?? null)}`;

function stepTo(option: string, key: string, then: readonly PassProblem[], now: readonly PassProblem[]): Step {
  const known = new Set(now.map(nameOf));
  const problems = then.filter((problem) => !known.has(nameOf(problem)));
  return { option, problems, shut: problems.some(({ code, path }) => path === `/${key}` && SHUT.has(code)) };
}

/** Whether choosing an option of the field asks for something. */
export const hasCourse = (field: Field): boolean =>
  optionsOf(field).some(
    ({ next, roles, require, gate }) =>
      next !== undefined || roles !== undefined || require !== undefined || gate !== undefined,
  );

/** What each option of a field would ask for, found by choosing it: the pass itself says, so that nothing is said twice. */
export function outlookOf(
  form: PreparedForm,
  before: RecordValues | null,
  input: RecordValues,
  surroundings: Surroundings,
  key: string,
): Outlook {
  const field = form.byPath.get(key)?.field;
  if (!field) return { here: null, ahead: [] };
  const pass = (given: RecordValues) => computePass(form, before, given, surroundings);
  const now = pass(input);
  const chosen = now.data[key] ?? null;
  const { [key]: own, ...others } = input;
  const here =
    own === undefined || typeof chosen !== "string" || before === null
      ? null
      : stepTo(chosen, key, now.problems, pass(others).problems);
  const ahead = optionsOf(field)
    .filter((option) => option.key !== chosen)
    .map((option) => stepTo(option.key, key, pass({ ...others, [key]: option.key }).problems, now.problems));
  return { here: here && here.problems.length > 0 ? here : null, ahead };
}

/** The option that comes next: the first after the present one, in their order, that is not shut and does not mean that all is lost. */
export function nextStep(field: Field, chosen: string | null, { ahead }: Outlook): Step | undefined {
  const options = optionsOf(field);
  const at = options.findIndex(({ key }) => key === chosen);
  return options
    .slice(at + 1)
    .filter(({ category }) => category !== "lost")
    .map(({ key }) => ahead.find(({ option }) => option === key))
    .find((step) => step !== undefined && !step.shut);
}
