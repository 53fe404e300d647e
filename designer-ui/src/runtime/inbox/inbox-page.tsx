import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { type Box, tasks } from "../../api/flows.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import type { TaskSummary } from "../../model/flow.ts";
import { paths } from "../../model/paths.ts";
import { StartedDetail } from "./started-detail.tsx";
import { TaskDetailPane } from "./task-detail-pane.tsx";
import { TaskLine } from "./task-line.tsx";
import { useWide } from "./use-wide.ts";
import "../../controls/catalog.ts";
import "./inbox.css";

const BOXES: readonly Box[] = ["open", "done", "cc", "started"];

const readBox = (text: string | null): Box => BOXES.find((box) => box === text) ?? "open";

/** What waits for me, what I have decided, what I was told, what I have started. */
export function InboxPage() {
  const { t } = useTranslation(["inbox", "flow", "record", "problems", "controls"]);
  const { id } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const wide = useWide();
  const box = readBox(search.get("box"));
  const pages = useInfiniteQuery({ ...tasks.pages(box), staleTime: 0 });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const addressOf = (task: string | null, of: Box = box) => {
    const path = task === null ? paths.inbox : paths.task(task);
    return of === "open" ? path : `${path}?box=${of}`;
  };
  const goOn = () => {
    const at = items.findIndex((item) => item.id === id);
    const next = items[at + 1] ?? items.find((item) => item.id !== id);
    navigate(addressOf(next?.id ?? null), { replace: true });
  };
  const detail = id !== undefined && (
    <Detail
      key={`${box} ${id}`}
      box={box}
      id={id}
      item={items.find((item) => item.id === id)}
      settled={!pages.isPending}
      onDone={goOn}
      onBack={() => navigate(addressOf(null))}
    />
  );
  if (!wide && detail) return <div className="m-inbox-single">{detail}</div>;

  return (
    <div className="m-inbox">
      <section className="m-inbox-list" aria-label={t("title")}>
        <PageHeader title={t("title")} />
        <BoxTabs box={box} onChange={(next) => navigate(addressOf(null, next))} />
        <div className="m-inbox-scroll">
          {pages.error && <FailureState failure={pages.error} onRetry={() => void pages.refetch()} />}
          {pages.isPending && <DelayedSkeleton />}
          {pages.data && items.length === 0 && (
            <EmptyState icon={box === "started" ? "flag" : "inbox"} title={t(`empty.${box}`)}>
              {t(`emptyHint.${box}`)}
            </EmptyState>
          )}
          <ul>
            {items.map((item) => (
              <TaskLine key={item.id} item={item} box={box} open={item.id === id} to={addressOf(item.id)} />
            ))}
          </ul>
          {pages.hasNextPage && (
            <Button block type="text" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t("more")}
            </Button>
          )}
        </div>
      </section>
      {wide && (
        <section className="m-inbox-detail">
          {detail ||
            (items.length > 0 && (
              <EmptyState icon="check" title={t("choose")}>
                {t("chooseHint")}
              </EmptyState>
            ))}
        </section>
      )}
    </div>
  );
}

interface DetailProps {
  readonly box: Box;
  readonly id: string;
  readonly item: TaskSummary | undefined;
  readonly settled: boolean;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

function Detail({ box, id, item, settled, onDone, onBack }: DetailProps) {
  const { t } = useTranslation("inbox");
  if (box !== "started") return <TaskDetailPane id={id} onDone={onDone} onBack={onBack} />;
  if (item) return <StartedDetail item={item} onBack={onBack} />;
  if (!settled) return <DelayedSkeleton />;
  return (
    <EmptyState icon="search" title={t("gone")} actions={<Button onClick={onBack}>{t("back")}</Button>}>
      {t("goneHint")}
    </EmptyState>
  );
}

function BoxTabs({ box, onChange }: { readonly box: Box; readonly onChange: (box: Box) => void }) {
  const { t } = useTranslation("inbox");
  const counts = useQuery(tasks.count());
  const countOf = (each: Box) => (each === "open" || each === "cc" ? (counts.data?.[each] ?? 0) : 0);
  return (
    <Tabs
      className="m-inbox-tabs"
      tabBarGutter={20}
      activeKey={box}
      onChange={(key) => onChange(readBox(key))}
      items={BOXES.map((each) => ({
        key: each,
        label: (
          <>
            {t(`box.${each}`)}
            {countOf(each) > 0 && <span className="m-inbox-count">{countOf(each)}</span>}
          </>
        ),
      }))}
    />
  );
}
