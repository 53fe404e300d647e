import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/http.ts";
import type { Problem } from "../model/problem.ts";

interface ProblemListProps {
  readonly title: string;
  readonly problems: readonly Problem[];
  /** Takes the reader to the place of a problem. */
  readonly onJump?: (path: string) => void;
  readonly requestId?: string | null;
}

/** The row of a sub-table in which a place lies, counted as people count. */
function rowOf(path: string): number | null {
  const [, row] = path.split(".");
  return row !== undefined && /^\d+$/.test(row) ? Number(row) + 1 : null;
}

/** What is wrong, each with a link that jumps to its place. */
export function ProblemList({ title, problems, onJump, requestId }: ProblemListProps) {
  const { t } = useTranslation();
  const worded = ({ path, message }: Problem): string => {
    const row = rowOf(path);
    return row === null ? message : t("failure.inRow", { row, message });
  };
  // A single problem is often told by the title already.
  const more = onJump ? problems : problems.filter(({ message }) => message !== title);
  return (
    <div className="m-problems" role="alert">
      <strong>{title}</strong>
      {more.length > 0 && (
        <ul>
          {more.map((problem) => (
            <li key={`${problem.path} ${problem.code} ${problem.message}`}>
              {onJump && problem.path !== "" ? (
                <Button
                  type="link"
                  size="small"
                  style={{ padding: 0, height: "auto" }}
                  onClick={() => onJump(problem.path)}
                >
                  {worded(problem)}
                </Button>
              ) : (
                worded(problem)
              )}
            </li>
          ))}
        </ul>
      )}
      {requestId && <small>{requestId}</small>}
    </div>
  );
}

/** A sentence for whatever went wrong; the server's own words first. */
export function useFailureText(): (failure: unknown) => string {
  const { t } = useTranslation();
  return (failure) => {
    if (!(failure instanceof ApiProblem)) return t("failure.unexpected");
    if (failure.message !== "") return failure.message;
    if (failure.status === 0) return t("failure.unreachable");
    if (failure.status === 403) return t("failure.forbidden");
    if (failure.status === 404) return t("failure.notFound");
    return t("failure.unexpected");
  };
}

interface ProblemViewProps {
  readonly failure: unknown;
  readonly onJump?: (path: string) => void;
}

/** Renders a refused request where it happened. */
export function ProblemView({ failure, onJump }: ProblemViewProps) {
  const textOf = useFailureText();
  const known = failure instanceof ApiProblem ? failure : null;
  return (
    <ProblemList
      title={textOf(failure)}
      problems={known?.problems ?? []}
      requestId={known !== null && known.status >= 500 ? known.requestId : null}
      {...(onJump ? { onJump } : {})}
    />
  );
}
