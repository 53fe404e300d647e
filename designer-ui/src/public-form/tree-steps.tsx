import { choosable, treeOf } from "../model/form/options.ts";
import type { Option } from "../model/form-shape.ts";
import type { PublicInputProps } from "./input.ts";
import { useWords } from "./words.ts";

interface TreeStepsProps extends PublicInputProps {
  /** Keys from the top down to what is chosen. */
  readonly chosen: readonly string[];
  readonly onChosen: (path: readonly string[]) => void;
}

/** An option of a tree level by level: each level stands there when the one above it has been chosen. */
export function TreeSteps({ chosen, onChosen, ...props }: TreeStepsProps) {
  const { t, text } = useWords();
  const { field, id } = props;
  const known = new Map(treeOf(field).map(({ option }) => [option.key, option]));
  const levels: (readonly Option[])[] = [choosable(field, [...chosen], props.allowed)];
  for (const key of chosen) {
    const below = (known.get(key)?.children ?? []).filter((option) => !option.retired || chosen.includes(option.key));
    if (below.length > 0) levels.push(below);
  }
  /** Whoever is on his way down has left nothing out yet. */
  const leave = () => {
    if (levels.length === chosen.length || chosen.length === 0) props.onLeave();
  };
  return (
    <div className="p-address">
      {levels.map((options, level) => (
        <select
          key={chosen[level - 1] ?? ""}
          id={level === 0 ? id : `${id}-${level}`}
          className="p-input"
          aria-label={t("tree.level", { field: text(field.title), level: level + 1 })}
          aria-invalid={props.invalid}
          aria-describedby={props.describedBy}
          aria-required={props.required}
          disabled={props.disabled}
          value={chosen[level] ?? ""}
          onBlur={leave}
          onChange={({ target }) => {
            const above = chosen.slice(0, level);
            onChosen(target.value === "" ? above : [...above, target.value]);
          }}
        >
          <option value="">{t("choose")}</option>
          {options.map(({ key, label }) => (
            <option key={key} value={key}>
              {text(label)}
            </option>
          ))}
        </select>
      ))}
    </div>
  );
}
