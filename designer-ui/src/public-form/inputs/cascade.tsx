import { asList } from "../../controls/words.ts";
import type { PublicInput } from "../input.ts";
import { TreeSteps } from "../tree-steps.tsx";

export const input: PublicInput = {
  Input: (props) => (
    <TreeSteps
      {...props}
      chosen={asList(props.value)}
      onChosen={(path) => props.onChange(path.length === 0 ? null : path)}
    />
  ),
  group: true,
};
