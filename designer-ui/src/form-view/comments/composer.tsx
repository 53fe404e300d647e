import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from "react";
import { useTranslation } from "react-i18next";
import { formatCount } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFailureText } from "../../kit/problem-view.tsx";
import { usePhone } from "../../kit/screen.ts";
import { type CommentDraft, LONGEST, lengthOf, toSent } from "../../model/comment/mentions.ts";
import { MentionList } from "./mention-list.tsx";
import { useMentioning } from "./use-mentioning.ts";

const SHOWN_LEFT = 500;

export interface ComposerHandle {
  readonly focus: () => void;
}

interface ComposerProps {
  readonly ref?: Ref<ComposerHandle>;
  readonly form: string;
  readonly record: string;
  readonly label: string;
  readonly action: string;
  readonly draft: CommentDraft;
  readonly onChange: (draft: CommentDraft) => void;
  /** Ends once it is with the server; what was typed stays when that fails. */
  readonly onSend: (sent: string) => Promise<unknown>;
  /** Leaving, for a comment that is being changed or an answer that is given up. */
  readonly onLeave?: () => void;
  readonly autoFocus?: boolean;
  readonly children?: ReactNode;
}

/** Where a comment is typed: names after an `@`, sent by a button or ⌘Enter. */
export function Composer(props: ComposerProps) {
  const { draft, onChange, onLeave } = props;
  const { t } = useTranslation("comments");
  const language = useLanguage();
  const size = usePhone() ? "middle" : "small";
  const failureText = useFailureText();
  const list = useId();
  const area = useRef<TextAreaRef>(null);
  const caret = useRef<number | null>(null);
  const field = () => area.current?.resizableTextArea?.textArea;
  const mentioning = useMentioning(props, (next, at) => {
    caret.current = at;
    onChange(next);
  });
  useLayoutEffect(() => {
    if (caret.current === null) return;
    field()?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  useImperativeHandle(props.ref, () => ({ focus: () => area.current?.focus({ cursor: "end" }) }));

  const sent = toSent(draft);
  const length = lengthOf(sent);
  const ready = sent !== "" && length <= LONGEST;
  const sending = useMutation({ mutationFn: props.onSend, onSuccess: () => area.current?.focus() });
  const send = () => {
    if (ready && !sending.isPending) sending.mutate(sent);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const sendKey = event.key === "Enter" && (event.metaKey || event.ctrlKey);
    const leaving = event.key === "Escape" && onLeave !== undefined;
    if (!mentioning.onKey(event, draft)) {
      if (sendKey) send();
      else if (leaving) onLeave();
      else if (event.key !== "Escape") return;
      else if (draft.text === "") return;
      else field()?.blur();
    }
    // The record around it has the same keys for itself.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="m-composer">
      {props.children}
      <div className="m-composer-field">
        {mentioning.open && (
          <MentionList
            id={list}
            people={mentioning.people}
            settled={mentioning.settled}
            chosen={mentioning.chosen}
            onPoint={mentioning.point}
            onChoose={(person) => mentioning.choose(draft, person)}
          />
        )}
        <Input.TextArea
          ref={area}
          autoSize={{ minRows: 2, maxRows: 10 }}
          autoFocus={props.autoFocus ?? false}
          aria-label={props.label}
          aria-keyshortcuts="Meta+Enter Control+Enter"
          aria-autocomplete="list"
          {...(mentioning.open ? { "aria-controls": list } : {})}
          {...(mentioning.open && mentioning.chosen
            ? { "aria-activedescendant": `${list}-${mentioning.chosen.id}` }
            : {})}
          placeholder={t("placeholder")}
          value={draft.text}
          readOnly={sending.isPending}
          onChange={({ target }) => {
            onChange({ ...draft, text: target.value });
            mentioning.look(target.value, target.selectionStart ?? target.value.length);
            if (sending.isError) sending.reset();
          }}
          onKeyDown={onKeyDown}
          onBlur={mentioning.close}
        />
      </div>
      {sending.error && (
        <p role="alert" className="m-composer-failure">
          {failureText(sending.error)}
          <Button type="link" size="small" onClick={send}>
            {t("common:retry")}
          </Button>
        </p>
      )}
      <div className="m-composer-foot">
        <small className={length > LONGEST ? "m-wrong" : "m-muted"}>
          {length > LONGEST - SHOWN_LEFT
            ? t("length", { count: length, length: formatCount(length, language), max: formatCount(LONGEST, language) })
            : size === "small" && t("hint", { action: props.action })}
        </small>
        {onLeave && (
          <Button size={size} onClick={onLeave}>
            {t("common:cancel")}
          </Button>
        )}
        <Button type="primary" size={size} disabled={!ready} loading={sending.isPending} onClick={send}>
          {props.action}
        </Button>
      </div>
    </div>
  );
}
