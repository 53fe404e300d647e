import { App } from "antd";
import { useTranslation } from "react-i18next";
import { metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { ReleaseDialog } from "../../kit/release-dialog.tsx";
import { optionPlace, writeOptionSet } from "../../model/option-set/option-set-document.ts";
import type { OptionSetDesk } from "./use-option-set.ts";
import type { OptionSetChanges } from "./use-option-set-changes.ts";

interface PublishOptionSetProps {
  readonly set: string;
  readonly desk: OptionSetDesk;
  readonly changesOf: OptionSetChanges;
  readonly onClose: () => void;
}

/** The draft is saved and checked; what is wrong is named with its option; then every field that uses the set offers it. */
export function PublishOptionSet({ set, desk, changesOf, onClose }: PublishOptionSetProps) {
  const { t } = useTranslation("option-set");
  const { message } = App.useApp();
  const text = useText();
  const { options } = desk.document;
  const optionAt = (path: string) => {
    const index = optionPlace(path);
    return index === null ? "" : text(options[index]?.label) || t("place", { number: index + 1 });
  };
  return (
    <ReleaseDialog
      title={t("publishTitle")}
      verb={t("publish")}
      about={["optionset", set, desk.document]}
      look={async () => {
        await desk.flush();
        return { problems: (await metadata.check("optionset", set)).problems, effects: [] };
      }}
      first={desk.published === null}
      reachesData={false}
      changes={changesOf(desk.published, writeOptionSet(desk.document))}
      placeOf={({ path }) => optionAt(path)}
      onJump={({ path }) => {
        const index = optionPlace(path);
        if (index === null) return;
        const row = `.m-option-set .m-options li:nth-child(${index + 1}) input`;
        setTimeout(() => document.querySelector<HTMLElement>(row)?.focus());
      }}
      onRelease={async (note) => {
        const { version } = await metadata.publish("optionset", set, await desk.flush(), note);
        await desk.reload();
        void message.success(t("published", { version }));
      }}
      onClose={onClose}
    />
  );
}
