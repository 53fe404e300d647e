import ArrowLeftOutlined from "@ant-design/icons/ArrowLeftOutlined";
import EyeOutlined from "@ant-design/icons/EyeOutlined";
import HistoryOutlined from "@ant-design/icons/HistoryOutlined";
import RedoOutlined from "@ant-design/icons/RedoOutlined";
import UndoOutlined from "@ant-design/icons/UndoOutlined";
import UnorderedListOutlined from "@ant-design/icons/UnorderedListOutlined";
import { Button, Popover } from "antd";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { lazily } from "../../kit/lazily.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import { paths } from "../../model/paths.ts";
import type { Problem } from "../../model/problem.ts";
import { useDesign, useDesignState, useSurrounding } from "./design-context.tsx";
import { isPublishable } from "./design-store.ts";
import { IssueBadge } from "./issue-badge.tsx";
import { useStepWords } from "./use-step-words.ts";

const StepList = lazily(() => import("./step-list.tsx").then((file) => file.StepList));

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
  const title = useDesignState(({ history }) => history.document.title);
  const key = useDesignState(({ history }) => history.document.key);
  const { pkg } = useSurrounding();
  const version = useDesignState((state) => state.version);
  const publishable = useDesignState(isPublishable);
  const elsewhere = useDesignState(({ saving }) => saving === "leased");
  const withheld = elsewhere ? t("saving.leased") : publishable ? undefined : t("publish.nothing");
  return (
    <header className="m-designer-bar">
      <Link to={paths.design(pkg)} className="m-designer-back" aria-label={t("back")} title={t("back")}>
        <ArrowLeftOutlined />
      </Link>
      <h1 className="m-ellipsis">{text(title) || key}</h1>
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
      <Button
        type="primary"
        disabled={withheld !== undefined}
        {...(withheld === undefined ? {} : { title: withheld })}
        onClick={() => onOpen("publish")}
      >
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
  const { t } = useTranslation("designer");
  const words = useStepWords();
  const design = useDesign();
  const last = useDesignState(({ history }) => history.past.at(-1)?.name);
  const next = useDesignState(({ history }) => history.future.at(-1)?.name);
  const elsewhere = useDesignState(({ saving }) => saving === "leased");
  const [opened, setOpened] = useState(false);
  const history = (
    <Button
      type="text"
      icon={<UnorderedListOutlined />}
      aria-label={t("history")}
      title={t("history")}
      aria-haspopup="listbox"
      aria-expanded={opened}
      disabled={!last || elsewhere}
    />
  );
  return (
    <div className="m-designer-steps">
      <Button
        type="text"
        icon={<UndoOutlined />}
        aria-label={t("undo")}
        aria-keyshortcuts="Control+Z Meta+Z"
        title={`${t("undo")} ${last ? words(last) : ""}`.trim()}
        disabled={!last || elsewhere}
        onClick={design.undo}
      />
      <Button
        type="text"
        icon={<RedoOutlined />}
        aria-label={t("redo")}
        aria-keyshortcuts="Control+Y Meta+Shift+Z"
        title={`${t("redo")} ${next ? words(next) : ""}`.trim()}
        disabled={!next || elsewhere}
        onClick={design.redo}
      />
      <Popover
        open={opened && last !== undefined}
        onOpenChange={setOpened}
        trigger={["click"]}
        placement="bottomRight"
        arrow={false}
        content={
          <Suspense fallback={<DelayedSkeleton rows={2} />}>
            <StepList onDone={() => setOpened(false)} />
          </Suspense>
        }
      >
        {history}
      </Popover>
    </div>
  );
}
