import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { apps } from "../../api/apps.ts";
import { forms } from "../../api/forms.ts";
import { ApiProblem } from "../../api/http.ts";
import { metadata } from "../../api/metadata.ts";
import { records } from "../../api/records.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { differences } from "../../model/designer/diff.ts";
import type { FormDocument } from "../../model/designer/document.ts";
import { menuWithForm } from "../../model/designer/menu.ts";
import { selectionOfPointer } from "../../model/designer/pointer.ts";
import type { JsonObject } from "../../model/json.ts";
import { useDesign, useDesignState, useSurrounding, useWholeDocument } from "./design-context.tsx";
import { DifferenceList } from "./difference-list.tsx";
import { Issues } from "./issue-list.tsx";
import type { Autosave } from "./use-autosave.ts";
import type { Issue } from "./use-check.ts";

interface PublishDialogProps {
  readonly autosave: Autosave;
  readonly onClose: () => void;
  readonly onJump: (issue: Issue) => void;
}

/** What the server would refuse: values that no conversion fits, and values that occur more than once. */
const REFUSED: ReadonlySet<string> = new Set(["effect_values_unfit", "duplicates_exist"]);

/** Checks, differences and a note; then the draft comes into force. */
export function PublishDialog({ autosave, onClose, onJump }: PublishDialogProps) {
  const { t } = useTranslation(["designer-publish", "designer"]);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { form, pkg } = useSurrounding();
  const design = useDesign();
  const document = useWholeDocument();
  const published = useDesignState((state) => state.published);
  const [note, setNote] = useState("");
  const check = useQuery({
    queryKey: ["design-publish", form, document],
    queryFn: async () => {
      await autosave.flush();
      const [{ problems }, effects] = await Promise.all([
        metadata.check("form", form),
        published === null ? { items: [] } : metadata.effects("form", form),
      ]);
      return { problems, effects: effects.items };
    },
    gcTime: 0,
    staleTime: 0,
  });
  const issues: readonly Issue[] = (check.data?.problems ?? []).map((problem) => ({
    severity: problem.severity ?? "error",
    message: problem.message,
    path: problem.path,
    at: selectionOfPointer(document, problem.path),
  }));
  const effects = check.data?.effects ?? [];
  const blocked = issues.some(({ severity }) => severity === "error") || effects.some(({ code }) => REFUSED.has(code));
  const publish = useMutation({
    mutationFn: async () => {
      const first = design.getState().version === null;
      await autosave.flush();
      await metadata.publish("form", form, design.getState().revision, note.trim(), design.window);
      if (first) await enterMenu(pkg, document);
      return metadata.read("form", form);
    },
    onSuccess: async (object) => {
      design.rebase(object);
      await Promise.all(
        [apps.all().queryKey, forms.all, metadata.all("form"), records.all(form), ["views", form]].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [...queryKey] }),
        ),
      );
      void message.success(t("published", { version: object.version }));
      onClose();
    },
  });
  const jump = (issue: Issue) => {
    onJump(issue);
    onClose();
  };

  return (
    <Modal
      open
      width={560}
      title={t("publish.title")}
      okText={t("designer:publish")}
      okButtonProps={{ disabled: blocked || !check.data, loading: publish.isPending }}
      onOk={() => publish.mutate()}
      onCancel={onClose}
    >
      <div className="m-publish">
        {check.isPending && <DelayedSkeleton rows={2} />}
        {check.error && <ProblemView failure={check.error} />}
        <Issues severity="error" issues={issues} onJump={jump} />
        <Issues severity="warning" issues={issues} onJump={jump} />
        {check.data && issues.length === 0 && <Alert type="success" showIcon title={t("publish.sound")} />}
        {published !== null && check.data && (
          <section aria-label={t("publish.effects")}>
            <h3>{t("publish.effects")}</h3>
            {effects.length === 0 ? (
              <p className="m-muted">{t("publish.noEffects")}</p>
            ) : (
              <Alert
                type={effects.some(({ code }) => REFUSED.has(code)) ? "error" : "warning"}
                title={
                  <ul className="m-publish-effects">
                    {effects.map(({ message, path }) => (
                      <li key={path + message}>{message}</li>
                    ))}
                  </ul>
                }
              />
            )}
          </section>
        )}
        <section>
          <h3>{published === null ? t("publish.new") : t("publish.changes")}</h3>
          <DifferenceList differences={differences(published, document)} />
        </section>
      </div>
      <div className="m-publish-note">
        <Input.TextArea
          aria-label={t("publish.note")}
          placeholder={t("publish.note")}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {publish.error && <ProblemView failure={publish.error} />}
      </div>
    </Modal>
  );
}

/** A form that comes into force for the first time stands in the menu of its application. */
async function enterMenu(pkg: string, { key, icon }: FormDocument): Promise<void> {
  const name = `${pkg}.main`;
  try {
    const menu = await metadata.read("menu", name);
    const next = menuWithForm(menu.draft ?? menu.published ?? {}, pkg, {
      key,
      ...(icon === undefined ? {} : { icon }),
    });
    if (!next) return;
    const { draftRevision } = await metadata.saveDraft("menu", name, menu.draftRevision, next);
    await metadata.publish("menu", name, draftRevision, "");
  } catch (failure) {
    if (!(failure instanceof ApiProblem) || failure.status !== 404) throw failure;
    const empty: JsonObject = { kind: "menu", key: "main", title: pkg, items: [] };
    const made = await metadata.create("menu", pkg, menuWithForm(empty, pkg, { key }) ?? empty);
    await metadata.publish("menu", name, made.draftRevision, "");
  }
}
