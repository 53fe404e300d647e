import type { TaskDetail } from "../../model/flow.ts";
import type { FieldRight, FormShape } from "../../model/form-shape.ts";
import type { Problem } from "../../model/problem.ts";
import type { RecordValues } from "../../model/record.ts";

type Rights = TaskDetail["fields"];

/** The form as a step of the flow sees it: fields that it must fill are required, whatever the form says. */
export function shapeAtNode(shape: FormShape, rights: Rights): FormShape {
  const required = (path: string) => rights[path] === "required";
  const fields = shape.model.fields.map((field) => ({
    ...field,
    ...(required(field.key) ? { required: true } : {}),
    ...(field.fields
      ? {
          fields: field.fields.map((column) =>
            required(`${field.key}.${column.key}`) ? { ...column, required: true } : column,
          ),
        }
      : {}),
  }));
  return { ...shape, model: { ...shape.model, fields } };
}

/** Rights of the step in the words of forms; what it does not name is hidden. */
export function rightsAtNode(rights: Rights): Readonly<Record<string, FieldRight>> {
  const named = Object.entries(rights).map(([path, right]) => [path, right === "required" ? "write" : right] as const);
  return { "*": rights["*"] === undefined ? "hidden" : (rights["*"] as FieldRight), ...Object.fromEntries(named) };
}

export const canWrite = (rights: Rights): boolean =>
  Object.values(rights).some((right) => right === "write" || right === "required");

/** Only problems of what the step may change stand in the way of approving. */
export function inTheWay(problems: readonly Problem[], rights: Rights): readonly Problem[] {
  return problems.filter(({ path }) => {
    const right = rights[path.split(".")[0] ?? ""] ?? rights["*"];
    return path === "" || right === "write" || right === "required";
  });
}

/** What the person has changed among the fields that the step lets write. */
export function writtenData(input: RecordValues, rights: Rights): RecordValues {
  return Object.fromEntries(
    Object.entries(input).filter(([key]) => {
      const right = rights[key] ?? rights["*"];
      return right === "write" || right === "required";
    }),
  );
}
