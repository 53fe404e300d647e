import { useText } from "../../../i18n/texts.ts";
import { rulesIn, validationsIn } from "../../../model/designer/logic-commands.ts";
import type { LogicLine } from "../../../model/designer/logic-reads.ts";
import { useDocument } from "../design-context.tsx";
import { useLineSentences } from "./use-line-sentences.ts";
import { useSentences } from "./use-sentences.ts";

/** Things that the form does by itself, one sentence each; what has a name of its own is called by it. */
export function LogicLeft({ lines }: { readonly lines: readonly LogicLine[] }) {
  const text = useText();
  const document = useDocument();
  const say = useSentences();
  const sentence = useLineSentences(lines);
  const rules = new Map(rulesIn(document).map((rule) => [`rule ${rule.key}`, rule]));
  const validations = new Map(validationsIn(document).map((one) => [`validation ${one.key}`, one]));
  return (
    <ul className="m-logic-left">
      {lines.map((line) => {
        const [rule, validation] = [rules.get(line.key), validations.get(line.key)];
        const title = text(rule?.title ?? validation?.message);
        const words = rule ? say.rule(rule) : validation ? say.validation(validation) : sentence(line);
        return (
          <li key={line.key} data-logic={line.key}>
            {title && <strong>{title}</strong>} {words}
          </li>
        );
      })}
    </ul>
  );
}
