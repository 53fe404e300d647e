import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../../kit/problem-view.tsx";
import { UseList } from "../use-list.tsx";

interface OptionSetUsesProps {
  readonly set: string;
  readonly version: number | null;
}

/** The fields that offer these options, form by form. */
export function OptionSetUses({ set, version }: OptionSetUsesProps) {
  const { t } = useTranslation("option-set");
  const uses = useQuery({
    queryKey: ["option-set-uses", set, version],
    queryFn: () => metadata.uses("optionset", set),
    enabled: version !== null,
    gcTime: 0,
  });
  return (
    <section className="m-object-card" aria-label={t("uses")}>
      <h2>{t("uses")}</h2>
      {version === null && <p className="m-muted">{t("uses.unpublished")}</p>}
      {version !== null && uses.isPending && <DelayedSkeleton rows={2} />}
      {uses.error && <ProblemView failure={uses.error} />}
      {uses.data &&
        (uses.data.items.length === 0 ? (
          <p className="m-muted">{t("uses.none")}</p>
        ) : (
          <UseList uses={uses.data.items} form={null} />
        ))}
    </section>
  );
}
