import SearchOutlined from "@ant-design/icons/SearchOutlined";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { type KeyboardEvent, useDeferredValue, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { forms } from "../../api/forms.ts";
import { search } from "../../api/search.ts";
import { session } from "../../api/session.ts";
import { useText } from "../../i18n/texts.ts";
import { Icon } from "../../kit/icon.tsx";
import { paths } from "../../model/paths.ts";

interface Choice {
  readonly id: string;
  readonly group: "records" | "forms" | "actions";
  readonly icon: string;
  readonly title: string;
  readonly aside?: string;
  readonly to: string;
}

function useChoices(text: string): readonly Choice[] {
  const { t } = useTranslation("shell");
  const label = useText();
  const wanted = text.trim().toLowerCase();
  const { data: found } = useQuery({ ...search.records(text.trim()), placeholderData: keepPreviousData });
  const { data: known } = useQuery(forms.list());
  const { data: current } = useQuery(session.current());

  const records: Choice[] =
    wanted === ""
      ? []
      : (found?.items ?? []).map(({ form, formTitle, id, title }) => ({
          id: `${form}/${id}`,
          group: "records",
          icon: "file-text",
          title,
          aside: formTitle,
          to: paths.record(form, id),
        }));
  const places: Choice[] = (known ?? []).map(({ key, title, icon }) => ({
    id: key,
    group: "forms",
    icon: icon ?? "table",
    title: label(title),
    to: paths.form(key),
  }));
  const actions: Choice[] = (known ?? []).map(({ key, title }) => ({
    id: `new/${key}`,
    group: "actions",
    icon: "zap",
    title: t("newRecord", { form: label(title) }),
    to: paths.newRecord(key),
  }));
  const inbox: Choice = { id: "inbox", group: "actions", icon: "inbox", title: t("openInbox"), to: paths.inbox };
  const start: Choice = { id: "start", group: "actions", icon: "grid", title: t("newApp"), to: paths.start };
  const doing = current?.user.administrator ? [inbox, start, ...actions] : [inbox, ...actions];

  const matches = ({ title }: Choice) => title.toLowerCase().includes(wanted);
  return [...records, ...places.filter(matches).slice(0, 8), ...doing.filter(matches).slice(0, 6)];
}

/** Goes anywhere by name: records, forms, actions. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("shell");
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const choices = useChoices(useDeferredValue(text));
  const chosen = choices[Math.min(at, choices.length - 1)];

  useEffect(() => {
    if (chosen) document.getElementById(`choice-${chosen.id}`)?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);

  const go = (choice: Choice | undefined) => {
    if (!choice) return;
    navigate(choice.to);
    onClose();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, choices.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter") go(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={560}
      style={{ top: 80 }}
      aria-label={t("search")}
    >
      <Input
        autoFocus
        size="large"
        variant="borderless"
        role="combobox"
        aria-expanded
        aria-controls="palette"
        aria-activedescendant={chosen ? `choice-${chosen.id}` : undefined}
        aria-label={t("search")}
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t("searchHint")}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div className="m-palette-list" id="palette" role="listbox" aria-label={t("results")}>
        {choices.length === 0 && <div className="m-palette-option m-muted">{t("nothingFound")}</div>}
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and answers the keys
          <div
            key={choice.id}
            id={`choice-${choice.id}`}
            role="option"
            tabIndex={-1}
            className="m-palette-option"
            aria-selected={choice === chosen}
            onMouseMove={() => setAt(index)}
            onClick={() => go(choice)}
          >
            <Icon name={choice.icon} />
            <span className="m-ellipsis">{choice.title}</span>
            <small>{choice.aside ?? t(`group.${choice.group}`)}</small>
          </div>
        ))}
      </div>
    </Modal>
  );
}
