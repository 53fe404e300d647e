import ArrowLeftOutlined from "@ant-design/icons/ArrowLeftOutlined";
import EyeOutlined from "@ant-design/icons/EyeOutlined";
import HistoryOutlined from "@ant-design/icons/HistoryOutlined";
import RedoOutlined from "@ant-design/icons/RedoOutlined";
import UndoOutlined from "@ant-design/icons/UndoOutlined";
import UnorderedListOutlined from "@ant-design/icons/UnorderedListOutlined";
import { Button, Dropdown } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import { paths } from "../../model/paths.ts";
import type { Problem } from "../../model/problem.ts";
import { useDesign, useDesignState, useDocument, useSurrounding } from "./design-context.tsx";
import { isPublishable } from "./design-store.ts";
import { IssueBadge } from "./issue-badge.tsx";

/** As many steps as the list offers to go back over at once; one by one all of them come back. */
const MOST_STEPS = 200;

/** The dialog that is open over the designer. */
export type Opened = "publish" | "versions" | "preview" | null;

interface DesignerBarProps {
  readonly children: ReactNode;
  readonly onOpen: (opened: Opened) => void;
  readonly onRetry: () => void;
  readonly onJump: (problem: Problem) => void;
}

/** The bar over the designer: where one is, what is saved, what can be undone, and the way into force. */
export function DesignerBar({ children, onOpen, onRetry, onJump }: DesignerBarProps) {
  const { t } = useTranslation(["designer", "application"]);
  const text = useText();
  const document = useDocument();
  const { pkg } = useSurrounding();
  const version = useDesignState((state) => state.version);
  const publishable = useDesignState(isPublishable);
  return (
    <header className="m-designer-bar">
      <Link to={paths.design(pkg)} className="m-designer-back" aria-label={t("back")} title={t("back")}>
        <ArrowLeftOutlined />
      </Link>
      <h1 className="m-ellipsis">{text(document.title) || document.key}</h1>
      <OptionTag color={version === null ? "orange" : "green"}>
        {version === null ? t("application:state.draft") : t("application:state.published", { version })}
      </OptionTag>
      <SavingNote onRetry={onRetry} />
      <div className="m-designer-tabs">{children}</div>
      <IssueBadge onJump={onJump} />
      <StepButtons />
      <Button icon={<EyeOutlined />} onClick={() => onOpen("preview")}>
        {t("preview")}
      </Button>
      <Button
        icon={<HistoryOutlined />}
        aria-label={t("versions")}
        title={t("versions")}
        disabled={version === null}
        onClick={() => onOpen("versions")}
      />
      <Button type="primary" disabled={!publishable} onClick={() => onOpen("publish")}>
        {t("publish")}
      </Button>
    </header>
  );
}

function SavingNote({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation(["designer", "application"]);
  const saving = useDesignState((state) => state.saving);
  if (saving === "failed") {
    return (
      <span role="alert" className="m-designer-saving">
        {t("saving.failed")}
        <Button type="link" size="small" onClick={onRetry}>
          {t("saving.retry")}
        </Button>
      </span>
    );
  }
  return (
    <span role="status" className="m-designer-saving m-muted">
      {t(`saving.${saving}`)}
    </span>
  );
}

function StepButtons() {
  const { t } = useTranslation(["designer", "application"]);
  const text = useText();
  const design = useDesign();
  const past = useDesignState(({ history }) => history.past);
  const future = useDesignState(({ history }) => history.future);
  const words = (
    step: { readonly name: { readonly id: string; readonly subject: Parameters<typeof text>[0] } } | undefined,
  ) => (step ? t(`step.${step.name.id}`, { subject: text(step.name.subject) }) : "");
  const items = past
    .map((step, index) => ({ key: String(index), label: words(step) }))
    .reverse()
    .slice(0, MOST_STEPS);
  return (
    <div className="m-designer-steps">
      <Button
        type="text"
        icon={<UndoOutlined />}
        aria-label={t("undo")}
        aria-keyshortcuts="Control+Z Meta+Z"
        title={`${t("undo")} ${words(past.at(-1))}`.trim()}
        disabled={past.length === 0}
        onClick={design.undo}
      />
      <Button
        type="text"
        icon={<RedoOutlined />}
        aria-label={t("redo")}
        aria-keyshortcuts="Control+Y Meta+Shift+Z"
        title={`${t("redo")} ${words(future.at(-1))}`.trim()}
        disabled={future.length === 0}
        onClick={design.redo}
      />
      <Dropdown
        trigger={["click"]}
        disabled={past.length === 0}
        menu={{
          className: "m-designer-history",
          items: [{ type: "group", label: t("history.hint"), children: items }],
          onClick: ({ key }) => design.undoTo(Number(key)),
        }}
      >
        <Button type="text" icon={<UnorderedListOutlined />} aria-label={t("history")} title={t("history")} />
      </Dropdown>
    </div>
  );
}
