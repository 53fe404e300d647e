import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { forms } from "../../../api/forms.ts";
import { rules } from "../../../api/rules.ts";
import { useRecordOpener } from "../../../controls/record-opener.ts";
import { useText } from "../../../i18n/texts.ts";
import { lazily } from "../../../kit/lazily.ts";
import { addressIn } from "../../../model/form/address.ts";
import { beginningOf } from "../../../model/form/beginning.ts";
import type { ButtonAction } from "../../../model/form-shape.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { paths } from "../../../model/paths.ts";
import { keepDraft } from "../../drafts.ts";
import { isDirty } from "../../editor.ts";
import { useEditor, useEditorState } from "../../editor-context.tsx";
import type { NodeViewProps } from "../catalog.ts";

const RunDialog = lazily(() => import("../../run-dialog.tsx").then((file) => file.RunDialog));

/** A button on the form: opens an address, begins a record of another form, sends the record into its flow, or runs a rule on it. */
export function View({ node }: NodeViewProps) {
  const text = useText();
  const title = text(node.title) || node.key;
  switch (node.action?.do) {
    case "open":
      return <OpenButton title={title} url={node.action.url ?? ""} />;
    case "create":
      return <CreateButton title={title} action={node.action} />;
    case "submit":
      return <SubmitButton title={title} />;
    case "run":
      return <RunButton title={title} rule={node.action.rule ?? ""} />;
    default:
      return null;
  }
}

function OpenButton({ title, url }: { readonly title: string; readonly url: string }) {
  const navigate = useNavigate();
  const data = useEditorState(({ result }) => result.data);
  const address = addressIn(url, data);
  if (address === null) return <Button disabled>{title}</Button>;
  if (address.startsWith("/")) return <Button onClick={() => void navigate(address)}>{title}</Button>;
  const apart = address.startsWith("http") ? { target: "_blank", rel: "noreferrer noopener" } : {};
  return (
    <Button href={address} {...apart}>
      {title}
    </Button>
  );
}

function CreateButton({ title, action }: { readonly title: string; readonly action: ButtonAction }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const open = useRecordOpener();
  const editor = useEditor();
  const target = qualified(packageOf(editor.form.shape.key), action.form ?? "");
  const begin = async () => {
    const shape = await queries.fetchQuery({ ...forms.shape(target), staleTime: 60_000 });
    const { result, labels } = editor.getState();
    const input = beginningOf(shape, action.values ?? {}, editor.form, editor.walk().now, editor.surroundings);
    const own = result.data[editor.form.shape.model.titleField ?? ""];
    const names = { ...labels, ...(editor.record !== null && typeof own === "string" ? { [editor.record]: own } : {}) };
    if (open) {
      open({ form: target, id: null, input, labels: names });
      return;
    }
    if (Object.keys(input).length > 0) keepDraft(shape, "new", { input, labels: names, version: 0 });
    void navigate(paths.newRecord(target));
  };
  return <Button onClick={() => void begin()}>{title}</Button>;
}

function SubmitButton({ title }: { readonly title: string }) {
  const navigate = useNavigate();
  const { form, record } = useEditor();
  return (
    <Button
      disabled={record === null}
      onClick={() => record !== null && void navigate(paths.submitting(form.shape.key, record))}
    >
      {title}
    </Button>
  );
}

/** There is no button for those who may not run the rule, and none while the rule does not apply. */
function RunButton({ title, rule }: { readonly title: string; readonly rule: string }) {
  const { t } = useTranslation("actions");
  const { form, record } = useEditor();
  const dirty = useEditorState(isDirty);
  const [asking, setAsking] = useState(false);
  const { key } = form.shape;
  const offered = useQuery({ ...rules.actionsOn(key, record ?? ""), enabled: record !== null });
  const action = offered.data?.items.find((one) => one.rule === qualified(packageOf(key), rule));
  if (record === null || !action) return null;
  return (
    <>
      <Button disabled={dirty} title={dirty ? t("saveFirst") : undefined} onClick={() => setAsking(true)}>
        {title}
      </Button>
      {asking && (
        <Suspense fallback={null}>
          <RunDialog form={key} action={action} record={record} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
