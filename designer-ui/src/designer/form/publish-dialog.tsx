import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { apps } from "../../api/apps.ts";
import { forms } from "../../api/forms.ts";
import { ApiProblem } from "../../api/http.ts";
import { metadata } from "../../api/metadata.ts";
import { records } from "../../api/records.ts";
import { ReleaseDialog } from "../../kit/release-dialog.tsx";
import type { FormDocument } from "../../model/designer/document.ts";
import { menuWithForm } from "../../model/designer/menu.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Problem } from "../../model/problem.ts";
import { useDesign, useDesignState, useSurrounding, useWholeDocument } from "./design-context.tsx";
import type { Autosave } from "./use-autosave.ts";
import { useFormChanges } from "./use-form-changes.ts";
import { useProblemPlace } from "./use-place.ts";
import { useTold } from "./use-told.ts";

interface PublishDialogProps {
  readonly autosave: Autosave;
  readonly onClose: () => void;
  readonly onJump: (problem: Problem) => void;
}

/** Checks, differences and a note; then the draft comes into force. */
export function PublishDialog({ autosave, onClose, onJump }: PublishDialogProps) {
  const { t } = useTranslation(["designer-publish", "designer"]);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { form, pkg } = useSurrounding();
  const design = useDesign();
  const document = useWholeDocument();
  const published = useDesignState((state) => state.published);
  const changesOf = useFormChanges();
  const placeOf = useProblemPlace(document);
  const told = useTold();
  const look = async () => {
    await autosave.flush();
    const [{ problems }, effects] = await Promise.all([
      metadata.check("form", form),
      published === null ? { items: [] } : metadata.effects("form", form),
    ]);
    return { problems: told(problems), effects: effects.items };
  };
  const release = async (note: string) => {
    const first = design.getState().version === null;
    await autosave.flush();
    await metadata.publish("form", form, design.getState().revision, note, design.window);
    if (first) await enterMenu(pkg, document);
    const object = await metadata.read("form", form);
    design.rebase(object);
    await Promise.all(
      [apps.all().queryKey, forms.all, metadata.all("form"), records.all(form), ["views", form]].map((queryKey) =>
        queries.invalidateQueries({ queryKey: [...queryKey] }),
      ),
    );
    void message.success(t("published", { version: object.version }));
  };
  return (
    <ReleaseDialog
      title={t("publish.title")}
      verb={t("designer:publish")}
      about={["form", form, document]}
      look={look}
      first={published === null}
      reachesData
      changes={changesOf(published, document)}
      placeOf={placeOf}
      onJump={onJump}
      onRelease={release}
      onClose={onClose}
    />
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
