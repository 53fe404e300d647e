import { Drawer } from "antd";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { usePhone } from "../../kit/screen.ts";
import { paths } from "../../model/paths.ts";
import { RecordPanel } from "./record-panel.tsx";

/** The open record beside its list; `?record=` says which, `new` makes one. */
export function RecordDrawer() {
  const { form = "" } = useParams();
  const phone = usePhone();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const open = search.get("record");

  const show = (record: string | null, replace = false) => {
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        if (record === null) next.delete("record");
        else next.set("record", record);
        return next;
      },
      { replace },
    );
  };
  return (
    <Drawer
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
          onSaved={(id) => show(id, true)}
          onGrow={() => navigate(open === "new" ? paths.newRecord(form) : paths.record(form, open))}
        />
      )}
    </Drawer>
  );
}
