import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useDesignState } from "./design-context.tsx";
import type { Issue } from "./use-check.ts";
import { usePlaceTitle } from "./use-place.ts";

interface IssuesProps {
  readonly severity: Issue["severity"];
  readonly issues: readonly Issue[];
  readonly onJump: (issue: Issue) => void;
}

/** What was found, each with a way to its place. */
export function Issues({ severity, issues, onJump }: IssuesProps) {
  const { t } = useTranslation("designer-publish");
  const titleOf = usePlaceTitle(useDesignState(({ saved }) => saved));
  const unnamed = ({ at, message }: Issue) => titleOf(at) !== "" && !message.includes(titleOf(at));
  const shown = issues.filter((issue) => issue.severity === severity);
  if (shown.length === 0) return null;
  return (
    <Alert
      type={severity}
      showIcon
      title={t(`publish.${severity}s`, { count: shown.length })}
      description={
        <ul className="m-publish-issues">
          {shown.map((issue) => (
            <li key={`${issue.message} ${issue.path}`}>
              <Button type="link" size="small" onClick={() => onJump(issue)}>
                {unnamed(issue) ? t("publish.at", { place: titleOf(issue.at), message: issue.message }) : issue.message}
              </Button>
            </li>
          ))}
        </ul>
      }
    />
  );
}
