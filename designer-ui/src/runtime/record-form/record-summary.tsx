import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useEditorState, useShownProblems } from "../../form-view/editor-context.tsx";
import { ProblemList, ProblemView } from "../../kit/problem-view.tsx";

interface RecordSummaryProps {
  readonly onJump: (path: string) => void;
  readonly failure: unknown;
  /** How often saving was tried. */
  readonly tries: number;
}

/** All that stands in the way of saving, at the top, each with a way to its place; brought into sight whenever saving is refused. */
export function RecordSummary({ onJump, failure, tries }: RecordSummaryProps) {
  const { t } = useTranslation("record");
  const attempted = useEditorState((state) => state.attempted);
  const problems = useShownProblems();
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever saving is tried, or the server has refused it
  useEffect(() => place.current?.scrollIntoView?.({ block: "nearest" }), [tries, failure]);
  const wrong = attempted && problems.length > 0;
  if (!wrong && !failure) return null;
  return (
    <div ref={place}>
      {wrong ? (
        <ProblemList title={t("problems", { count: problems.length })} problems={problems} onJump={onJump} />
      ) : (
        <ProblemView failure={failure} onJump={onJump} />
      )}
    </div>
  );
}
