import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { session } from "../api/session.ts";
import { chooseLanguage } from "../i18n/language.ts";
import { isLanguage } from "../i18n/words.ts";
import { DelayedSkeleton } from "../kit/delayed-skeleton.tsx";
import { FailureState } from "../kit/failure-state.tsx";
import { paths } from "../model/paths.ts";

/** Lets only a signed-in person through; everybody else is led to the door. */
export function SessionGate() {
  const location = useLocation();
  const current = useQuery(session.current());
  const nobody = current.data === null;
  const setUp = useQuery({ ...session.setUpNeeded(), enabled: nobody });

  const understood = useOwnWords(current.data?.user.language);

  if (current.error) return <FailureState failure={current.error} onRetry={() => current.refetch()} />;
  if (setUp.error) return <FailureState failure={setUp.error} onRetry={() => setUp.refetch()} />;
  if (current.data) return understood ? <Outlet /> : <DelayedSkeleton />;
  if (!nobody || setUp.data === undefined) return <DelayedSkeleton />;

  if (setUp.data.needed) return <Navigate to={{ pathname: paths.setUp, search: location.search }} replace />;
  const next = `${location.pathname}${location.search}`;
  return <Navigate to={next === "/" ? paths.signIn : `${paths.signIn}?next=${encodeURIComponent(next)}`} replace />;
}

/** Whether the page speaks the language of the person yet: what it asks the server for before comes back in another. */
function useOwnWords(language: string | undefined): boolean {
  const [spoken, setSpoken] = useState(false);
  useEffect(() => {
    if (language === undefined) return;
    const chosen = isLanguage(language) ? chooseLanguage(language) : Promise.resolve();
    void chosen.finally(() => setSpoken(true));
  }, [language]);
  return spoken;
}
