import DownOutlined from "@ant-design/icons/DownOutlined";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import type { RecordGroup } from "./use-groups.ts";

interface GroupLineProps {
  readonly group: RecordGroup;
  readonly onToggle: () => void;
}

/** The heading of a group, which closes and opens it. */
export function GroupLine({ group, onToggle }: GroupLineProps) {
  const text = useText();
  const { option, count, open } = group;
  return (
    <button type="button" className="m-plain m-grid-group" aria-expanded={open} onClick={onToggle}>
      <DownOutlined className="m-grid-caret" aria-hidden="true" />
      <OptionTag color={option.color}>{text(option.label)}</OptionTag>
      <span className="m-muted m-numbers">{count}</span>
    </button>
  );
}
