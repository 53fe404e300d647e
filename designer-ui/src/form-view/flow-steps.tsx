import { useTranslation } from "react-i18next";
import { formatAgo } from "../i18n/format.ts";
import { useLanguage } from "../i18n/language.ts";
import { useText } from "../i18n/texts.ts";
import type { FlowInstance, PathNode, PreviewNode, Trail } from "../model/flow.ts";
import "./form-view.css";

const QUIET: ReadonlySet<string> = new Set(["start", "end", "update_record"]);

type Asked = Pick<PreviewNode, "people" | "unresolved" | "refuses">;

/** Whom a step asks; and when its own approvers are nobody, why not and who decides instead. */
function useAsked(): { namesOf: (step: Asked) => string; insteadOf: (step: Asked) => string } {
  const { t } = useTranslation("flow");
  const namesOf = ({ people }: Asked) => people.map(({ name }) => name).join(t("listSeparator"));
  const insteadOf = (step: Asked) =>
    t(step.refuses ? "unresolved.refuses" : step.people.length > 0 ? "unresolved.instead" : "unresolved.passes", {
      why: t(`unresolved.${step.unresolved}`),
      people: namesOf(step),
    });
  return { namesOf, insteadOf };
}

/** Who is asked at each step, and how far it has come. */
export function FlowPath({ path }: { readonly path: readonly PathNode[] }) {
  const { t } = useTranslation("flow");
  const text = useText();
  const { namesOf, insteadOf } = useAsked();
  return (
    <ol className="m-flow-list" aria-label={t("path")}>
      {path
        .filter(({ type }) => !QUIET.has(type))
        .map((node) => (
          <li key={node.id} className="m-flow-step" data-state={node.state}>
            {text(node.title) || t(`node.${node.type}`)}
            <small>
              {[t(`step.${node.state}`), node.unresolved ? insteadOf(node) : namesOf(node)].filter(Boolean).join(" · ")}
            </small>
          </li>
        ))}
    </ol>
  );
}

/** Who would be asked if the record were submitted now. */
export function FlowPreview({ nodes }: { readonly nodes: readonly PreviewNode[] }) {
  const { t } = useTranslation("flow");
  const text = useText();
  const { namesOf, insteadOf } = useAsked();
  return (
    <ol className="m-flow-list" aria-label={t("path")}>
      {nodes
        .filter(({ type }) => !QUIET.has(type))
        .map((node) => (
          <li key={node.id} className="m-flow-step" data-state={node.unresolved ? "refused" : "waiting"}>
            {text(node.title) || t(`node.${node.type}`)}
            <small>{node.unresolved ? insteadOf(node) : namesOf(node) || t("nobody")}</small>
          </li>
        ))}
    </ol>
  );
}

const begun = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** What has happened, the newest first. */
export function FlowTrail({ trail }: { readonly trail: readonly Trail[] }) {
  const { t, i18n } = useTranslation("flow");
  const text = useText();
  const language = useLanguage();
  const namesOf = ({ people = [] }: Trail) => people.map(({ name }) => name).join(t("listSeparator"));
  const wordOf = (type: string) => (i18n.exists(`flow:event.${type}`) ? t(`event.${type}`) : type);
  return (
    <ol className="m-flow-list" aria-label={t("trail")}>
      {[...trail].reverse().map((entry) => (
        <li
          key={`${entry.at} ${entry.type} ${entry.node} ${entry.actor}`}
          className="m-flow-step"
          data-state={/reject/.test(entry.type) ? "refused" : "done"}
        >
          {begun([entry.actorName, wordOf(entry.type), namesOf(entry)].filter(Boolean).join(" "))}
          <small>{[text(entry.nodeTitle), formatAgo(entry.at, language)].filter(Boolean).join(" · ")}</small>
          {entry.note && i18n.exists(`flow:unresolved.${entry.note}`) && <small>{t(`unresolved.${entry.note}`)}</small>}
          {entry.comment && <q>{entry.comment}</q>}
        </li>
      ))}
    </ol>
  );
}

/** The drawn path and the trail of one approval. */
export function FlowPanel({ instance }: { readonly instance: FlowInstance }) {
  const { t } = useTranslation("flow");
  const text = useText();
  return (
    <aside className="m-flow" aria-label={text(instance.flowTitle)}>
      <section>
        <h3>{text(instance.flowTitle)}</h3>
        <FlowPath path={instance.path} />
      </section>
      <section>
        <h3>{t("trail")}</h3>
        <FlowTrail trail={instance.trail} />
      </section>
    </aside>
  );
}
