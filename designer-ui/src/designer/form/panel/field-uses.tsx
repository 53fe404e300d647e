import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../../kit/problem-view.tsx";
import { useDesignState, useSurrounding } from "../design-context.tsx";
import { UseList } from "../use-list.tsx";

/** Where a field is used: in this form, in other forms, views, flows, rules, reports and roles. */
export function FieldUses({ path }: { readonly path: string }) {
  const { t } = useTranslation("designer-panel");
  const { form } = useSurrounding();
  const revision = useDesignState((state) => state.revision);
  const [open, setOpen] = useState(false);
  const uses = useQuery({
    queryKey: ["design-uses", form, path, revision],
    queryFn: () => metadata.uses("form", form, path),
    enabled: open,
    gcTime: 0,
  });
  return (
    <div className="m-property">
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("uses.show")}
      </Button>
      {open && uses.isPending && <DelayedSkeleton rows={2} />}
      {uses.error && <ProblemView failure={uses.error} />}
      {open &&
        uses.data &&
        (uses.data.items.length === 0 ? (
          <p className="m-muted">{t("uses.none")}</p>
        ) : (
          <UseList uses={uses.data.items} />
        ))}
    </div>
  );
}
