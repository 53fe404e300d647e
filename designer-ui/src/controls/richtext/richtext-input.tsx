import BoldOutlined from "@ant-design/icons/BoldOutlined";
import ItalicOutlined from "@ant-design/icons/ItalicOutlined";
import OrderedListOutlined from "@ant-design/icons/OrderedListOutlined";
import StrikethroughOutlined from "@ant-design/icons/StrikethroughOutlined";
import UnderlineOutlined from "@ant-design/icons/UnderlineOutlined";
import UnorderedListOutlined from "@ant-design/icons/UnorderedListOutlined";
import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { InputProps } from "../control.ts";
import { asText } from "../words.ts";
import { cleanNodes, plainOf } from "./clean.ts";

const TOOLS: readonly (readonly [string, ReactNode, string?])[] = [
  ["bold", <BoldOutlined key="bold" aria-hidden="true" />],
  ["italic", <ItalicOutlined key="italic" aria-hidden="true" />],
  ["underline", <UnderlineOutlined key="underline" aria-hidden="true" />],
  ["strikeThrough", <StrikethroughOutlined key="strike" aria-hidden="true" />],
  ["formatBlock", <b key="heading">H</b>, "h3"],
  ["insertUnorderedList", <UnorderedListOutlined key="bullets" aria-hidden="true" />],
  ["insertOrderedList", <OrderedListOutlined key="numbers" aria-hidden="true" />],
];

/** What the browser's own editing makes of a page: enough for headings, lists and emphasis, and no library. */
export function RichtextInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const area = useRef<HTMLDivElement>(null);
  const written = useRef<string | null>(null);
  const value = asText(props.value);
  const fixed = props.disabled ?? false;

  useEffect(() => {
    if (!area.current || written.current === value) return;
    written.current = value;
    area.current.replaceChildren(cleanNodes(value));
  }, [value]);

  const tell = () => {
    const html = area.current?.innerHTML ?? "";
    const next = plainOf(html) === "" ? "" : html;
    written.current = next;
    props.onChange(next === "" ? null : next);
  };
  const apply = (command: string, argument?: string) => {
    area.current?.focus();
    document.execCommand(command, false, argument);
    tell();
  };
  return (
    <div className={fixed ? "m-rich m-rich-fixed" : "m-rich"} data-invalid={props.invalid ?? false}>
      {!fixed && (
        <div role="toolbar" aria-label={t("rich.tools")} aria-controls={props.id}>
          {TOOLS.map(([command, sign, argument]) => (
            <Button
              key={command}
              type="text"
              size="small"
              aria-label={t(`rich.${command}`)}
              title={t(`rich.${command}`)}
              icon={sign}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => apply(command, argument)}
            />
          ))}
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea cannot show headings and lists */}
      <div
        ref={area}
        id={props.id}
        role="textbox"
        tabIndex={fixed ? -1 : 0}
        aria-multiline="true"
        aria-readonly={fixed}
        aria-required={props.required}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        aria-label={text(props.field.title)}
        className="m-rich-text"
        contentEditable={!fixed}
        suppressContentEditableWarning
        data-placeholder={fixed ? "" : text(props.field.placeholder)}
        onInput={tell}
        onPaste={(event) => {
          event.preventDefault();
          const html = event.clipboardData.getData("text/html");
          const holder = document.createElement("div");
          if (html === "") holder.textContent = event.clipboardData.getData("text/plain");
          else holder.appendChild(cleanNodes(html));
          document.execCommand("insertHTML", false, holder.innerHTML);
        }}
      />
    </div>
  );
}
