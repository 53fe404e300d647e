import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { type Lease, metadata } from "../../api/metadata.ts";
import { session } from "../../api/session.ts";
import type { Design } from "./design-store.ts";

const RENEW_MS = 30_000;

export interface Leasing {
  /** Who else designs the form; null while this window does. */
  readonly other: Lease | null;
  readonly takeOver: () => Promise<void>;
}

/**
 * Holds the lease of the form while this window is open, and notices when another has taken it. A person who opens the designer
 * once more goes on in the new window.
 */
export function useLease(design: Design, form: string): Leasing {
  const [other, setOther] = useState<Lease | null>(null);
  const { data: current } = useQuery(session.current());
  const me = current?.user.id;

  useEffect(() => {
    if (me === undefined) return;
    const see = (lease: Lease) => {
      setOther(lease.mine ? null : lease);
      if (!lease.mine) design.mark({ saving: "leased" });
    };
    const ask = (takeOver: boolean) => metadata.lease("form", form, design.window, takeOver);
    const renew = () => void ask(false).then(see, () => undefined);
    const begin = async () => {
      const lease = await ask(false);
      see(lease.mine || lease.holder !== me ? lease : await ask(true));
    };
    const release = () => void metadata.release("form", form, design.window).catch(() => undefined);
    begin().catch(() => undefined);
    const timer = setInterval(renew, RENEW_MS);
    const refused = design.subscribe(({ saving }, before) => {
      if (saving === "leased" && before.saving !== "leased") renew();
    });
    window.addEventListener("pagehide", release);
    return () => {
      clearInterval(timer);
      refused();
      window.removeEventListener("pagehide", release);
      release();
    };
  }, [design, form, me]);

  const takeOver = useCallback(async () => {
    await metadata.lease("form", form, design.window, true);
    design.restart(await metadata.read("form", form));
    setOther(null);
  }, [design, form]);
  return { other, takeOver };
}
