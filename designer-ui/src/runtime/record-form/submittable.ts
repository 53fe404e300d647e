import { isOpenInApproval } from "../../model/form/submission.ts";
import type { FormShape } from "../../model/form-shape.ts";
import type { BusinessRecord } from "../../model/record.ts";

const SUBMITTABLE: ReadonlySet<string | undefined> = new Set([undefined, "draft", "rejected", "withdrawn"]);

/** Whether the reader could change something of the record now; while others decide about it only what is free then. */
export function mayEdit(shape: FormShape, record: BusinessRecord): boolean {
  return (
    (record.rights?.update ?? shape.rights.update) && (record.flow?.state !== "running" || isOpenInApproval(shape))
  );
}

/** Whether the reader could send the record on its way; a new one (null) once it is saved. */
export function maySubmit(shape: FormShape, record: BusinessRecord | null): boolean {
  const mayUpdate = record?.rights?.update ?? shape.rights.update;
  return shape.flow !== null && mayUpdate && SUBMITTABLE.has(record?.flow?.state);
}
