import { useEffect, useRef, useState } from "react";

interface Loading {
  readonly ready: boolean;
  readonly hasEarlier: boolean;
  readonly loading: boolean;
  /** The oldest comment that is there: ids follow the time. */
  readonly oldest: string | undefined;
  readonly earlier: () => void;
}

/** Goes to a comment that somebody was led to, and fetches earlier ones until it is there. */
export function useArrival(wanted: string | null, { ready, hasEarlier, loading, oldest, earlier }: Loading) {
  const [asked, setAsked] = useState<{ readonly comment: string; readonly wanted: string | null } | null>(null);
  // Whoever is led elsewhere meanwhile goes there.
  const target = asked?.wanted === wanted ? asked.comment : wanted;
  const arrived = useRef<string | null>(null);
  const fetchEarlier = useRef(earlier);
  fetchEarlier.current = earlier;
  useEffect(() => {
    if (target === null || !ready || loading || arrived.current === target) return;
    const element = document.getElementById(`comment-${target}`);
    if (element) {
      arrived.current = target;
      element.scrollIntoView?.({ block: "center" });
      element.focus({ preventScroll: true });
    } else if (hasEarlier && oldest !== undefined && oldest > target) {
      fetchEarlier.current();
    } else {
      arrived.current = target;
    }
  }, [target, ready, loading, hasEarlier, oldest]);
  const go = (comment: string) => {
    arrived.current = null;
    setAsked({ comment, wanted });
  };
  return { target, go };
}
