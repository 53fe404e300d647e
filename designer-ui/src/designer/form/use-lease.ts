import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { type Lease, metadata } from "../../api/metadata.ts";
import { session } from "../../api/session.ts";
import type { Design } from "./design-store.ts";

const RENEW_MS = 30_000;

export interface Leasing {
  /** Who else designs the form, or in which other window oneself does; null while this window does. */
  readonly other: Lease | null;
  /** Whether it is another window of the same person. */
  readonly own: boolean;
  readonly takeOver: () => Promise<void>;
}

/**
 * Holds the lease of the form while this window is open, and notices when another has taken it: another person, or the same one
 * in another window, whose changes would be lost as well.
 */
export function useLease(design: Design, form: string): Leasing {
  const [other, setOther] = useState<Lease | null>(null);
  const { data: current } = useQuery(session.current());
  const me = current?.user.id;

  useEffect(() => {
    const see = async (lease: Lease) => {
      // Whoever designed has gone: what was left behind is gone on with.
      if (lease.mine && design.getState().saving === "leased") design.restart(await metadata.read("form", form));
      setOther(lease.mine ? null : lease);
      if (!lease.mine) design.mark({ saving: "leased" });
    };
    const ask = (takeOver: boolean) => metadata.lease("form", form, design.window, takeOver);
    const renew = () => void ask(false).then(see, () => undefined);
    const look = () => {
      if (document.visibilityState === "visible") renew();
    };
    const release = () => void metadata.release("form", form, design.window).catch(() => undefined);
    renew();
    const timer = setInterval(renew, RENEW_MS);
    const refused = design.subscribe(({ saving }, before) => {
      if (saving === "leased" && before.saving !== "leased") renew();
    });
    window.addEventListener("pagehide", release);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      refused();
      window.removeEventListener("pagehide", release);
      document.removeEventListener("visibilitychange", look);
      release();
    };
  }, [design, form]);

  const takeOver = useCallback(async () => {
    await metadata.lease("form", form, design.window, true);
    design.restart(await metadata.read("form", form));
    setOther(null);
  }, [design, form]);
  return { other, own: other !== null && other.holder === me, takeOver };
}
