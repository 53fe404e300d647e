import type { LayoutNode, SectionNode } from "../form-shape.ts";
import type { FieldStates } from "./states.ts";
import type { PassProblem } from "./verification.ts";

/** What stands in tabs or steps, without what is not to be seen now. */
export function partsOf(section: SectionNode, states: FieldStates): readonly SectionNode[] {
  return (section.children ?? []).flatMap((node) =>
    node.kind === "field" || states[node.key]?.visible === false ? [] : [node],
  );
}

/** What is wrong in a part, in the order of the record. */
export function wrongIn(part: SectionNode, problems: readonly PassProblem[]): readonly PassProblem[] {
  const own = new Set(fieldsIn(part));
  return problems.filter(({ path }) => own.has(fieldOf(path)));
}

/** How far one comes on the way from one step to another, and what is wrong there; going back is free. */
export function wayTo(
  parts: readonly SectionNode[],
  from: number,
  to: number,
  problems: readonly PassProblem[],
): { readonly at: number; readonly wrong: readonly PassProblem[] } {
  for (let at = from; at < to; at++) {
    const part = parts[at];
    const wrong = part ? wrongIn(part, problems) : [];
    if (wrong.length > 0) return { at, wrong };
  }
  return { at: to, wrong: [] };
}

/** `/items/0/qty` is a place in the field `items`. */
export function fieldOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function fieldsIn(node: LayoutNode): readonly string[] {
  return node.kind === "field" ? [node.field] : (node.children ?? []).flatMap(fieldsIn);
}
