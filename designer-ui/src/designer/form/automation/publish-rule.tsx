import { App } from "antd";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { ReleaseDialog } from "../../../kit/release-dialog.tsx";
import { writeRule } from "../../../model/rule/rule-document.ts";
import type { RuleDesk } from "./use-rule.ts";
import type { RuleChanges } from "./use-rule-changes.ts";

interface PublishRuleProps {
  readonly rule: string;
  readonly desk: RuleDesk;
  readonly changesOf: RuleChanges;
  readonly onClose: () => void;
}

/** The draft is saved and checked; what is wrong is named; then the rule acts as it says. */
export function PublishRule({ rule, desk, changesOf, onClose }: PublishRuleProps) {
  const { t } = useTranslation("automation");
  const { message } = App.useApp();
  const stepOf = (path: string) => /^\/steps\/(\d+)/.exec(path)?.[1];
  return (
    <ReleaseDialog
      title={t("publishTitle")}
      verb={t("publish")}
      about={["rule", rule, desk.document]}
      look={async () => {
        await desk.flush();
        return { problems: (await metadata.check("rule", rule)).problems, effects: [] };
      }}
      first={desk.published === null}
      reachesData={false}
      changes={changesOf(desk.published, writeRule(desk.document))}
      placeOf={({ path }) => {
        const step = stepOf(path);
        if (step !== undefined) return t("place.step", { number: Number(step) + 1 });
        return path.startsWith("/when") ? t("if") : path.startsWith("/trigger") ? t("when") : "";
      }}
      onJump={({ path }) => {
        const step = stepOf(path);
        if (step !== undefined) setTimeout(() => document.getElementById(`step-${step}`)?.focus());
      }}
      onRelease={async (note) => {
        const { version } = await metadata.publish("rule", rule, await desk.flush(), note);
        await desk.reload();
        void message.success(t("published", { version }));
      }}
      onClose={onClose}
    />
  );
}
