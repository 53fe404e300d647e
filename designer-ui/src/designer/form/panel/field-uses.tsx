import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata, type Use } from "../../../api/metadata.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../../kit/problem-view.tsx";
import { pathOf } from "../../../model/designer/document.ts";
import { selectionOfPointer } from "../../../model/designer/pointer.ts";
import { useDesignState, useSurrounding } from "../design-context.tsx";
import { UseList } from "../use-list.tsx";

/** Where a field is used: in this form, in other forms, views, flows, rules, reports and roles. */
export const FieldUses = memo(function FieldUses({ path }: { readonly path: string }) {
  const { t } = useTranslation("designer-panel");
  const { form } = useSurrounding();
  const saved = useDesignState((state) => state.saved);
  const revision = useDesignState((state) => state.revision);
  const [open, setOpen] = useState(false);
  const uses = useQuery({
    queryKey: ["design-uses", form, path, revision],
    queryFn: () => metadata.uses("form", form, path),
    enabled: open,
    gcTime: 0,
  });
  /** What is written at the field itself, and where it stands, is no use of it. */
  const isItself = ({ kind, key, path: place }: Use) =>
    kind === "form" && key === form && pathOf(selectionOfPointer(saved, place)) === path;
  const elsewhere = uses.data?.items.filter((use) => !isItself(use)) ?? [];
  return (
    <div className="m-property">
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("uses.show")}
      </Button>
      {open && uses.isPending && <DelayedSkeleton rows={2} />}
      {uses.error && <ProblemView failure={uses.error} />}
      {open &&
        uses.data &&
        (elsewhere.length === 0 ? (
          <p className="m-muted">{t("uses.none")}</p>
        ) : (
          <UseList uses={elsewhere} form={form} />
        ))}
    </div>
  );
});
