import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Comment, comments } from "../../api/comments.ts";
import { madeBefore } from "../../api/made-before.ts";
import { session } from "../../api/session.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { type CommentDraft, EMPTY_DRAFT } from "../../model/comment/mentions.ts";
import { newId } from "../../model/identity.ts";
import { type KeptComment, keepComment, readComment } from "./comment-drafts.ts";
import { CommentItem, type Talk } from "./comment-item.tsx";
import { QuotedText } from "./comment-text.tsx";
import { Composer, type ComposerHandle } from "./composer.tsx";
import { useArrival } from "./use-arrival.ts";
import "./comments.css";

interface CommentsProps {
  readonly form: string;
  readonly record: string;
  /** The comment that somebody was led to. */
  readonly at?: string | null;
  /** Begins at what was said last. */
  readonly fromEnd?: boolean;
}

/** What people say about a record, the newest last, and where one says something oneself. */
export function Comments({ form, record, at = null, fromEnd = false }: CommentsProps) {
  const { t } = useTranslation("comments");
  const pages = useInfiniteQuery(comments.pages(form, record));
  const { data: current } = useQuery(session.current());
  const end = useRef<HTMLDivElement>(null);
  const composer = useRef<ComposerHandle>(null);
  const items = (pages.data?.pages.flatMap((page) => page.items) ?? []).toReversed();
  const rights = pages.data?.pages[0]?.rights;
  const { target, go } = useArrival(at, {
    ready: pages.isSuccess,
    hasEarlier: pages.hasNextPage,
    loading: pages.isFetchingNextPage,
    oldest: items[0]?.id,
    earlier: () => void pages.fetchNextPage(),
  });
  const [kept, setKept] = useState(() => readComment(form, record));
  const change = (next: KeptComment) => {
    setKept(next);
    keepComment(form, record, next);
  };
  const toEnd = () => end.current?.scrollIntoView?.({ block: "end" });
  const begun = useRef(!fromEnd || at !== null);
  useEffect(() => {
    if (begun.current || !pages.isSuccess) return;
    begun.current = true;
    end.current?.scrollIntoView?.({ block: "end" });
  }, [pages.isSuccess]);

  if (pages.error && !pages.data) return <FailureState failure={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data || !rights) return <DelayedSkeleton rows={3} />;
  const talk: Talk = {
    form,
    record,
    labels: Object.assign({}, ...pages.data.pages.map((page) => page.labels)),
    me: current?.user.id,
    ...rights,
  };
  const answered = items.find(({ id, text }) => id === kept.replyTo && text !== undefined);
  return (
    <div className="m-comments" data-whole={fromEnd}>
      {pages.hasNextPage && (
        <Button
          block
          type="text"
          size="small"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("earlier")}
        </Button>
      )}
      {items.length === 0 && (
        <div className="m-comments-empty">
          <b>{t("empty")}</b>
          <p className="m-muted">{t(rights.write ? "emptyHint" : "emptyReading")}</p>
        </div>
      )}
      {items.length > 0 && (
        <ol aria-label={t("list")}>
          {items.map((comment) => (
            <CommentItem
              key={comment.id}
              talk={talk}
              comment={comment}
              marked={comment.id === target}
              onReply={({ id }) => {
                change({ ...kept, replyTo: id });
                composer.current?.focus();
              }}
              onJump={go}
            />
          ))}
        </ol>
      )}
      {rights.write ? (
        <Own ref={composer} talk={talk} kept={kept} answered={answered} onChange={change} onSent={toEnd} />
      ) : (
        items.length > 0 && <p className="m-muted">{t("reading")}</p>
      )}
      <div ref={end} />
    </div>
  );
}

interface OwnProps {
  readonly ref: React.Ref<ComposerHandle>;
  readonly talk: Talk;
  readonly kept: KeptComment;
  readonly answered: Comment | undefined;
  readonly onChange: (kept: KeptComment) => void;
  readonly onSent: () => void;
}

/**
 * What one says oneself. It keeps its key until there is an answer: sent again after a failure, changed or not, it is said once; if it
 * arrived before it was changed, that comment is changed.
 */
function Own({ ref, talk, kept, answered, onChange, onSent }: OwnProps) {
  const { t } = useTranslation("comments");
  const queries = useQueryClient();
  const key = useRef(kept.key);
  const { form, record, labels } = talk;
  const send = async (text: string) => {
    const comment = answered ? { text, replyTo: answered.id } : { text };
    const sent = key.current ?? newId();
    key.current = sent;
    onChange({ ...kept, key: sent });
    try {
      await comments.write(form, record, comment, sent);
    } catch (failure) {
      const made = madeBefore<Comment>(failure);
      if (made === null) throw failure;
      if (made.text !== text) await comments.edit(form, record, made, text);
    }
    key.current = undefined;
    onChange({ draft: EMPTY_DRAFT, replyTo: null });
    await queries.invalidateQueries({ queryKey: comments.pages(form, record).queryKey });
    requestAnimationFrame(onSent);
  };
  /** What was emptied is given up: what comes next is another comment. */
  const write = (draft: CommentDraft) => {
    if (draft.text.trim() === "") key.current = undefined;
    const { key: _, ...rest } = kept;
    onChange({ ...rest, draft, ...(key.current === undefined ? {} : { key: key.current }) });
  };
  const forget = () => onChange({ ...kept, replyTo: null });
  return (
    <div className="m-comments-own">
      <Composer
        ref={ref}
        form={form}
        record={record}
        label={t("say")}
        action={t("send")}
        draft={kept.draft}
        onChange={write}
        onSend={send}
        {...(answered ? { onLeave: forget } : {})}
      >
        {answered && (
          <p className="m-comment-quote">
            {t("replying", { name: labels[answered.author] ?? "" })}
            <QuotedText text={answered.text ?? ""} labels={labels} />
          </p>
        )}
      </Composer>
    </div>
  );
}
