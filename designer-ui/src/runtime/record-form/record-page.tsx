import { useNavigate, useParams } from "react-router";
import { paths } from "../../model/paths.ts";
import { RecordPanel } from "./record-panel.tsx";

/** A record with a page of its own; without an id in the address, a new one. */
export function RecordPage() {
  const { form = "", id } = useParams();
  const navigate = useNavigate();
  return (
    <RecordPanel
      form={form}
      id={id ?? null}
      place="page"
      onClose={() => navigate(paths.form(form))}
      onSaved={(saved, submit) =>
        navigate(`${paths.record(form, saved)}${submit ? "?submit=1" : ""}`, { replace: true })
      }
    />
  );
}
