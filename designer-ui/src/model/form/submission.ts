import type { Field, FormShape } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { BusinessRecord } from "../record.ts";
import type { Surroundings } from "./surroundings.ts";

/** How far a record has come on its way through an approval, as far as that keeps whoever writes from changing it. */
export type Submission = "open" | "running" | "approved";

/** When people may still change a field whose record was submitted; from the freest to the strictest. */
export type AfterSubmit = "free" | "ended" | "locked";

const ORDER: readonly AfterSubmit[] = ["free", "ended", "locked"];

/** For whoever writes with the rights of a step of a flow. */
export const AT_STEP = { "user.atStep": "true" } as const;

/** The twin of the server's `Submission`: the platform and steps are not kept, and administrators only until the decision. */
export function submissionOf({ variables, system }: Pick<Surroundings, "variables" | "system">): Submission {
  if (variables["user.roles"] === undefined || variables["user.atStep"] === "true") return "open";
  return submissionAt(system["flow_state"], variables["user.administrator"] === "true");
}

function submissionAt(state: Json | undefined, administrator: boolean): Submission {
  if (state === "running") return "running";
  return state === "approved" && !administrator ? "approved" : "open";
}

export const holds = (submission: Submission, allowed: AfterSubmit): boolean =>
  submission === "running" ? allowed !== "free" : submission === "approved" && allowed === "locked";

export const isStricter = (one: AfterSubmit, other: AfterSubmit): boolean => ORDER.indexOf(one) > ORDER.indexOf(other);

export const afterSubmitOf = (
  field: Pick<Field, "afterSubmit">,
  around: Pick<FormShape, "settings"> | AfterSubmit,
): AfterSubmit =>
  field.afterSubmit ?? (typeof around === "string" ? around : (around.settings?.afterSubmit ?? "ended"));

/** What keeps a field of a record in a list from being changed; null when its approval does not. */
export function heldBy(
  shape: FormShape,
  field: Field,
  record: BusinessRecord,
  administrator: boolean,
): Exclude<Submission, "open"> | null {
  const submission = submissionAt(record.flow?.state, administrator);
  return submission !== "open" && holds(submission, afterSubmitOf(field, shape)) ? submission : null;
}

/** Whether some field or column may be changed while the record is being decided about. */
export function isOpenInApproval(shape: FormShape): boolean {
  return shape.model.fields.some((field) => {
    const own = afterSubmitOf(field, shape);
    return own === "free" || (field.fields ?? []).some((column) => afterSubmitOf(column, own) === "free");
  });
}
