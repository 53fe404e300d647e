import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { type MetadataObject, metadata } from "../../api/metadata.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { usePhone } from "../../kit/screen.ts";
import { DesignProvider } from "./design-context.tsx";
import { createDesign } from "./design-store.ts";
import { DesignerFrame } from "./designer-frame.tsx";
import { THIS_WINDOW } from "./this-window.ts";
import { useSurroundings } from "./use-surroundings.ts";
import "../../controls/catalog.ts";
import "../../form-view/form-view.css";
import "./designer.css";

/** What the panes speak of: fetched with the page, so that no pane goes blank while it learns a word. */
const WORDS = [
  "controls",
  "problems",
  "application",
  "designer-palette",
  "designer-panel",
  "designer-settings",
  "designer-values",
  "designer-logic",
  "designer-publish",
  "release",
  "buttons",
  "stages",
  "formula",
  "list",
  "flow",
  "import",
];

/** Where a form is designed. */
export function FormDesignerPage() {
  const { t } = useTranslation("designer");
  useTranslation(WORDS);
  const { form = "" } = useParams();
  const phone = usePhone();
  const object = useQuery({ ...metadata.one("form", form), staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  if (phone) {
    return (
      <EmptyState icon="project" title={t("phone.title")}>
        {t("phone.lead")}
      </EmptyState>
    );
  }
  if (object.error) return <FailureState failure={object.error} onRetry={() => void object.refetch()} />;
  if (!object.data) return <DelayedSkeleton />;
  return <Designer key={form} object={object.data} />;
}

function Designer({ object }: { readonly object: MetadataObject }) {
  const [design] = useState(() => createDesign(object, Date.now, THIS_WINDOW));
  const surrounding = useSurroundings(design, object.key);
  return (
    <DesignProvider value={surrounding}>
      <DesignerFrame />
    </DesignProvider>
  );
}
