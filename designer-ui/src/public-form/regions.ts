import { useEffect, useState } from "react";
import type { Regions } from "./road.ts";
import { useScope } from "./scope.ts";

interface Known {
  readonly regions: Regions | undefined;
  readonly lost: boolean;
  readonly again: () => void;
}

/** Each level is asked for once, by whichever address on the page comes first. */
const asked = new Map<string, Promise<Regions | null>>();

/** What lies directly in a region, nothing for null; what could not be asked is asked again when somebody wants it. */
export function useRegions(within: string | null): Known {
  const ask = useAsked();
  const [found, setFound] = useState<{ readonly within: string; readonly regions: Regions | null } | null>(null);
  useEffect(() => {
    if (within === null) return;
    let over = false;
    void ask(within).then((regions) => {
      if (!over) setFound({ within, regions });
    });
    return () => {
      over = true;
    };
  }, [ask, within]);
  const here = found !== null && found.within === within ? found : null;
  return {
    regions: here?.regions ?? undefined,
    lost: here !== null && here.regions === null,
    again: () => void (within !== null && ask(within).then((regions) => setFound({ within, regions }))),
  };
}

/** The same, asked once and without waiting to be drawn. */
export function useAsked(): (within: string) => Promise<Regions | null> {
  const { regions } = useScope();
  const [ask] = useState(() => (within: string) => {
    const known = asked.get(within);
    if (known) return known;
    const answer = regions(within).then((told) => {
      if (told.is === "ok") return told.value;
      asked.delete(within);
      return null;
    });
    asked.set(within, answer);
    return answer;
  });
  return ask;
}
