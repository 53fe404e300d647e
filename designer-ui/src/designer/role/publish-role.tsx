import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import type { Change } from "../../kit/change-list.tsx";
import { ReleaseDialog } from "../../kit/release-dialog.tsx";
import type { JsonObject } from "../../model/json.ts";
import type { Problem } from "../../model/problem.ts";
import { placeOf, type RoleDocument, writeRole } from "../../model/role/role-document.ts";
import { useFormTitles } from "./use-form-titles.ts";
import type { RoleDesk } from "./use-role.ts";

interface PublishRoleProps {
  readonly role: string;
  readonly desk: RoleDesk;
  readonly changesOf: (before: JsonObject | null, after: JsonObject) => readonly Change[];
  readonly onClose: () => void;
}

/** The draft is saved and checked; what is wrong is named with its place; then it comes into force at once, for all members. */
export function PublishRole({ role, desk, changesOf, onClose }: PublishRoleProps) {
  const { t } = useTranslation("role");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const wordsOf = useProblemPlace(desk.document);
  return (
    <ReleaseDialog
      title={t("publishTitle")}
      verb={t("publish")}
      about={["role", role, desk.document]}
      look={async () => {
        await desk.flush();
        return { problems: (await metadata.check("role", role)).problems, effects: [] };
      }}
      first={desk.published === null}
      reachesData={false}
      changes={changesOf(desk.published, writeRole(desk.document))}
      placeOf={wordsOf}
      onJump={({ path }) => {
        const { grant } = placeOf(path);
        if (grant !== null) setTimeout(() => document.getElementById(`grant-${grant}`)?.focus());
      }}
      onRelease={async (note) => {
        const { version } = await metadata.publish("role", role, await desk.flush(), note);
        await desk.reload();
        await queries.invalidateQueries({ queryKey: ["apps"] });
        void message.success(t("published", { version }));
      }}
      onClose={onClose}
    />
  );
}

/** The grant that a problem is in, by its form, and the part of it. */
function useProblemPlace({ grants }: RoleDocument): (problem: Problem) => string {
  const text = useText();
  const titles = useFormTitles();
  return ({ path }) => {
    const { grant, part } = placeOf(path);
    const form = grant === null ? "" : (grants[grant]?.form ?? "");
    return [titles(form) ?? text(form), part].filter((one) => one !== "").join(" › ");
  };
}
