import { Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isKey } from "../../../model/designer/keys.ts";
import type { Option } from "../../../model/form-shape.ts";

/** Keys of options, where there is room for them. */
export interface OptionKeys {
  /** Those in force, which stay as they are. */
  readonly fixed: ReadonlySet<string>;
  readonly rename: (option: string, key: string) => void;
}

interface OptionKeyProps {
  readonly option: string;
  readonly taken: readonly Option[];
  readonly keys: OptionKeys;
}

/** What records keep of an option; for ever once it is in force. It counts when it is finished. */
export function OptionKey({ option, taken, keys }: OptionKeyProps) {
  const { t } = useTranslation("designer-panel");
  const [typed, setTyped] = useState(option);
  useEffect(() => setTyped(option), [option]);
  const valid = typed === option || (isKey(typed) && !taken.some(({ key }) => key === typed));
  const settle = () => {
    if (typed === option) return;
    if (valid) keys.rename(option, typed);
    else setTyped(option);
  };
  const fixed = keys.fixed.has(option);
  return (
    <Input
      className="m-options-key"
      aria-label={t("options.keyOf", { option })}
      title={t(fixed ? "property.keyFixed" : "property.keyHint")}
      disabled={fixed}
      value={typed}
      aria-invalid={!valid}
      {...(valid ? {} : { status: "error" as const })}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}
