import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { Icon } from "../../kit/icon.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { StateTags } from "./state-tags.tsx";

interface ObjectLinesProps {
  readonly kind: "flow" | "dashboard" | "role";
  readonly pkg: string;
}

const ICONS = { flow: "project", dashboard: "bar-chart", role: "users" } as const;

/** Other parts of the application; absent when there are none. */
export function ObjectLines({ kind, pkg }: ObjectLinesProps) {
  const { t } = useTranslation("application");
  const text = useText();
  const objects = useQuery({ ...metadata.list(kind, pkg), staleTime: 0 });
  const title = t(`kind.${kind}`);
  if (objects.error) return <ProblemView failure={objects.error} />;
  if (!objects.data || objects.data.items.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="m-app-lines">
        {objects.data.items.map((line) => {
          const name = (
            <>
              <Icon name={ICONS[kind]} />
              <span className="m-ellipsis">{text(line.title) || line.key}</span>
            </>
          );
          return (
            <li key={line.key}>
              {kind === "dashboard" && line.version !== undefined ? (
                <Link className="m-app-name" to={paths.dashboard(line.key)}>
                  {name}
                </Link>
              ) : (
                <span className="m-app-name">{name}</span>
              )}
              <StateTags line={line} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
