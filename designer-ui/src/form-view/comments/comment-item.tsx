import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Avatar, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Comment, comments } from "../../api/comments.ts";
import { formatAgo, formatInstant } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFailureText } from "../../kit/problem-view.tsx";
import { type CommentDraft, toDraft } from "../../model/comment/mentions.ts";
import { CommentText, QuotedText } from "./comment-text.tsx";
import { Composer } from "./composer.tsx";

/** What all comments of a record have in common. */
export interface Talk {
  readonly form: string;
  readonly record: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly me: string | undefined;
  readonly write: boolean;
  readonly manage: boolean;
}

interface CommentItemProps {
  readonly talk: Talk;
  readonly comment: Comment;
  readonly marked: boolean;
  readonly onReply: (comment: Comment) => void;
  readonly onJump: (comment: string) => void;
}

/** One comment: who, when, what, and what may be done about it. */
export function CommentItem({ talk, comment, marked, onReply, onJump }: CommentItemProps) {
  const { t } = useTranslation("comments");
  const language = useLanguage();
  const [editing, setEditing] = useState(false);
  const { labels, me } = talk;
  const name = labels[comment.author] ?? "";
  const { replyTo, text } = comment;
  return (
    <li id={`comment-${comment.id}`} className="m-comment" data-marked={marked} tabIndex={-1}>
      <Avatar size={28} aria-hidden="true" className="m-comment-face">
        {[...name][0] ?? ""}
      </Avatar>
      <div className="m-comment-main">
        <div className="m-comment-head">
          <b>{name}</b>
          <time dateTime={comment.at} title={formatInstant(comment.at)} className="m-muted">
            {formatAgo(comment.at, language)}
          </time>
          {comment.editedAt !== undefined && text !== undefined && (
            <small className="m-muted" title={formatInstant(comment.editedAt)}>
              {t("edited")}
            </small>
          )}
        </div>
        {replyTo && (
          <button type="button" className="m-plain m-comment-quote" onClick={() => onJump(replyTo.id)}>
            <span className="m-visually-hidden">{t("answers")}</span>
            {`${labels[replyTo.author] ?? ""}：`}
            {replyTo.text === undefined ? t("removed") : <QuotedText text={replyTo.text} labels={labels} />}
          </button>
        )}
        {text === undefined && <p className="m-muted m-comment-gone">{t("removed")}</p>}
        {text !== undefined && !editing && (
          <p className="m-comment-text">
            <CommentText text={text} labels={labels} me={me} />
          </p>
        )}
        {text !== undefined && editing && (
          <Editing talk={talk} comment={comment} text={text} onDone={() => setEditing(false)} />
        )}
        {text !== undefined && !editing && talk.write && (
          <Actions talk={talk} comment={comment} onReply={() => onReply(comment)} onEdit={() => setEditing(true)} />
        )}
      </div>
    </li>
  );
}

interface EditingProps {
  readonly talk: Talk;
  readonly comment: Comment;
  readonly text: string;
  readonly onDone: () => void;
}

function Editing({ talk: { form, record, labels }, comment, text, onDone }: EditingProps) {
  const { t } = useTranslation("comments");
  const queries = useQueryClient();
  const [draft, setDraft] = useState<CommentDraft>(() => toDraft(text, labels));
  const refresh = () => queries.invalidateQueries({ queryKey: comments.pages(form, record).queryKey });
  const save = async (sent: string) => {
    try {
      if (sent !== text) await comments.edit(form, record, comment, sent);
    } finally {
      await refresh();
    }
    onDone();
  };
  return (
    <Composer
      form={form}
      record={record}
      label={t("edit")}
      action={t("common:save")}
      draft={draft}
      onChange={setDraft}
      onSend={save}
      onLeave={onDone}
      autoFocus
    />
  );
}

interface ActionsProps {
  readonly talk: Talk;
  readonly comment: Comment;
  readonly onReply: () => void;
  readonly onEdit: () => void;
}

function Actions({ talk: { form, record, me, manage }, comment, onReply, onEdit }: ActionsProps) {
  const { t } = useTranslation("comments");
  const queries = useQueryClient();
  const { message } = App.useApp();
  const textOf = useFailureText();
  const own = comment.author === me;
  const removing = useMutation({
    mutationFn: () => comments.remove(form, record, comment.id),
    onError: (failure) => void message.error(textOf(failure)),
    onSettled: () => queries.invalidateQueries({ queryKey: comments.pages(form, record).queryKey }),
  });
  return (
    <div className="m-comment-actions">
      <Button type="text" size="small" onClick={onReply}>
        {t("reply")}
      </Button>
      {own && (
        <Button type="text" size="small" onClick={onEdit}>
          {t("edit")}
        </Button>
      )}
      {(own || manage) && (
        <Popconfirm
          title={t("removeAsk")}
          okText={t("common:delete")}
          cancelText={t("common:cancel")}
          okButtonProps={{ danger: true }}
          onConfirm={() => removing.mutate()}
        >
          <Button type="text" size="small" loading={removing.isPending}>
            {t("common:delete")}
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}
