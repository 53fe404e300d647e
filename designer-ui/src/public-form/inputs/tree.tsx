import { plainText } from "../../controls/words.ts";
import { treeOf } from "../../model/form/options.ts";
import type { PublicInput, PublicInputProps } from "../input.ts";
import { TreeSteps } from "../tree-steps.tsx";

function Tree(props: PublicInputProps) {
  const key = plainText(props.value);
  const chosen = treeOf(props.field).find(({ option }) => option.key === key)?.path ?? [];
  return <TreeSteps {...props} chosen={chosen} onChosen={(path) => props.onChange(path.at(-1) ?? null)} />;
}

export const input: PublicInput = { Input: Tree, group: true };
