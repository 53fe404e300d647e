import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type MetadataLine, metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { Icon } from "../../kit/icon.tsx";
import { ProblemView, useFailureText } from "../../kit/problem-view.tsx";
import type { JsonObject } from "../../model/json.ts";
import { paths } from "../../model/paths.ts";
import { NewRule } from "./new-rule.tsx";
import { StateTags } from "./state-tags.tsx";

interface RuleLinesProps {
  readonly pkg: string;
  readonly forms: readonly MetadataLine[];
}

/** The rules of the application, each with its switch. */
export function RuleLines({ pkg, forms }: RuleLinesProps) {
  const { t } = useTranslation(["application", "automation"]);
  const [adding, setAdding] = useState(false);
  const rules = useQuery({ ...metadata.list("rule", pkg), staleTime: 0 });
  const title = t("kind.rule");
  if (rules.error) return <ProblemView failure={rules.error} />;
  if (!rules.data || forms.length === 0) return null;
  return (
    <section aria-label={title}>
      <header className="m-app-head">
        <h2>{title}</h2>
        <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t("automation:new")}
        </Button>
      </header>
      {rules.data.items.length === 0 ? (
        <p className="m-muted">{t("automation:none")}</p>
      ) : (
        <ul className="m-app-lines">
          {rules.data.items.map((line) => (
            <RuleLine key={line.key} line={line} />
          ))}
        </ul>
      )}
      {adding && (
        <NewRule
          pkg={pkg}
          forms={forms}
          taken={rules.data.items.map(({ key }) => key)}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

function RuleLine({ line }: { readonly line: MetadataLine }) {
  const { t } = useTranslation(["application", "automation"]);
  const text = useText();
  return (
    <li>
      <Link className="m-app-name" to={paths.rule(line.key)}>
        <Icon name="zap" />
        <span className="m-ellipsis">{text(line.title) || line.key}</span>
      </Link>
      <StateTags line={line} />
      <span className="m-app-actions">
        {line.version !== undefined && <Link to={paths.ruleLog(line.key)}>{t("runs")}</Link>}
        {line.version !== undefined && <Toggle line={line} />}
      </span>
    </li>
  );
}

/** Switching is a version of its own; nothing that is not published comes into force with it. */
function Toggle({ line }: { readonly line: MetadataLine }) {
  const { t } = useTranslation("automation");
  const text = useText();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const textOf = useFailureText();
  const object = useQuery({ ...metadata.one("rule", line.key), staleTime: 0 });
  const on = object.data?.published?.["enabled"] !== false;
  const toggle = useMutation({
    mutationFn: async (next: boolean) => {
      const fresh = await metadata.read("rule", line.key);
      const { enabled: _old, ...rest } = fresh.published ?? {};
      const document = (next ? rest : { ...rest, enabled: false }) as JsonObject;
      const { draftRevision } = await metadata.saveDraft("rule", line.key, fresh.draftRevision, document);
      await metadata.publish("rule", line.key, draftRevision, t(next ? "toggled.on" : "toggled.off"));
      return next;
    },
    onSuccess: async (next) => {
      await queries.invalidateQueries({ queryKey: [...metadata.all("rule")] });
      void message.success(t(next ? "toggled.on" : "toggled.off"));
    },
    onError: (failure) => void message.error(textOf(failure)),
  });
  return (
    <Switch
      size="small"
      aria-label={t("toggle", { title: text(line.title) || line.key })}
      title={line.changed ? t("toggle.first") : ""}
      checked={on}
      loading={toggle.isPending}
      disabled={!object.data || line.changed}
      onChange={(next) => toggle.mutate(next)}
    />
  );
}
