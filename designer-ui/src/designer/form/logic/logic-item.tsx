import ArrowDownOutlined from "@ant-design/icons/ArrowDownOutlined";
import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import EditOutlined from "@ant-design/icons/EditOutlined";
import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { OptionTag } from "../../../kit/option-tag.tsx";
import type { LocalizedText } from "../../../model/localized-text.ts";

interface LogicItemProps {
  readonly name: string;
  readonly title: LocalizedText;
  readonly sentence: string;
  readonly off?: boolean;
  readonly open: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly onToggle: () => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** A rule or a check as a sentence, with its editor when it is open. */
export function LogicItem(props: LogicItemProps) {
  const { name, title, sentence, off = false, open, first, last, onToggle, onMove, onRemove, children } = props;
  const { t } = useTranslation(["designer-logic", "designer"]);
  const text = useText();
  const words = text(title) || name;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) item.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  return (
    <li ref={item} data-logic={name} data-off={off}>
      <header>
        <strong>{words}</strong>
        {off && <OptionTag color="default">{t("rule.off")}</OptionTag>}
        <span className="m-logic-actions">
          <Button
            size="small"
            type="text"
            disabled={first}
            icon={<ArrowUpOutlined />}
            aria-label={t("logic.up", { title: words })}
            onClick={() => onMove(-1)}
          />
          <Button
            size="small"
            type="text"
            disabled={last}
            icon={<ArrowDownOutlined />}
            aria-label={t("logic.down", { title: words })}
            onClick={() => onMove(1)}
          />
          <Button
            size="small"
            type="text"
            icon={<EditOutlined />}
            aria-expanded={open}
            aria-label={t("logic.edit", { title: words })}
            onClick={onToggle}
          />
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t("designer:remove", { title: words })}
            onClick={onRemove}
          />
        </span>
      </header>
      <p>{sentence}</p>
      {open && children}
    </li>
  );
}
