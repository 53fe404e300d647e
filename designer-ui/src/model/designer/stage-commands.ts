import { optionsOf } from "../fields.ts";
import type { Option } from "../form-shape.ts";
import type { Json } from "../json.ts";
import { defineCommand } from "./command.ts";
import { type FieldPath, fieldAt } from "./document.ts";
import { withField } from "./field-commands.ts";

/** Puts a stage in the place of the one that has its key. */
export const changeStage = defineCommand<{ readonly path: FieldPath; readonly stage: Option }>({
  id: "changeStage",
  subject: (document, { path }) => fieldAt(document, path)?.title ?? path,
  merge: ({ path, stage }) => `${path} ${stage.key}`,
  run: (document, { path, stage }) =>
    withField(document, path, (field) => {
      const options = optionsOf(field).map((each) => (each.key === stage.key ? stage : each));
      return { ...field, props: { ...field.props, options: options as unknown as Json } };
    }),
});
