import { Drawer } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { usePhone } from "../../kit/screen.ts";
import { paths } from "../../model/paths.ts";
import { RecordPanel } from "./record-panel.tsx";
import { isTyping } from "./typing.ts";

interface RecordDrawerProps {
  /** Ids in the list beside, in its order. */
  readonly listed: readonly string[];
}

/** The open record beside its list; `?record=` says which, `new` makes one. */
export function RecordDrawer({ listed }: RecordDrawerProps) {
  const { t } = useTranslation("record");
  const { form = "" } = useParams();
  const phone = usePhone();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const open = search.get("record");

  const at = open === null ? -1 : listed.indexOf(open);
  const previous = at > 0 ? listed[at - 1] : undefined;
  const following = at >= 0 ? listed[at + 1] : undefined;

  const show = (record: string | null, replace = false, submit = false) => {
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        if (record === null) next.delete("record");
        else next.set("record", record);
        if (submit) next.set("submit", "1");
        else next.delete("submit");
        return next;
      },
      { replace },
    );
  };
  /** Where the last press went: two fast ones are two steps, although the page has not followed the first yet. */
  const place = useRef(open);
  useEffect(() => {
    place.current = open;
  }, [open]);
  const step = useRef<(by: 1 | -1) => void>(() => undefined);
  step.current = (by) => {
    const from = place.current === null ? -1 : listed.indexOf(place.current);
    const next = from < 0 ? undefined : listed[from + by];
    if (next === undefined) return;
    place.current = next;
    show(next, true);
  };
  useEffect(() => {
    // On the window: the focus is nowhere while the next record is fetched.
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const here = event.target === document.body || (event.target as Element).closest(".ant-drawer") !== null;
      if (here && (event.key === "j" || event.key === "k")) step.current(event.key === "j" ? 1 : -1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <Drawer
      aria-label={t("drawer")}
      open={open !== null}
      onClose={() => show(null)}
      size={phone ? "100%" : "min(880px, 92vw)"}
      closable={false}
      destroyOnHidden
      styles={{ body: { padding: 0 } }}
    >
      {open !== null && (
        <RecordPanel
          form={form}
          id={open === "new" ? null : open}
          place="drawer"
          onClose={() => show(null)}
          onSaved={(id, submit) => show(id, true, submit)}
          {...(previous === undefined ? {} : { onPrevious: () => show(previous, true) })}
          {...(following === undefined ? {} : { onNext: () => show(following, true) })}
          onGrow={() => navigate(open === "new" ? paths.newRecord(form) : paths.record(form, open))}
        />
      )}
    </Drawer>
  );
}
