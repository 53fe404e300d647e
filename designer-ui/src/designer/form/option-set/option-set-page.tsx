import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { metadata } from "../../../api/metadata.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../../kit/failure-state.tsx";
import { OptionSetEditor } from "./option-set-editor.tsx";
import "../designer.css";
import "./option-set.css";

/** Where choices are kept that fields of several forms share. */
export function OptionSetPage() {
  useTranslation(["option-set", "designer-panel", "designer-palette", "application", "release"]);
  const { set = "" } = useParams();
  const object = useQuery({ ...metadata.one("optionset", set), staleTime: 0, gcTime: 0, refetchOnWindowFocus: false });
  if (object.error) return <FailureState failure={object.error} onRetry={() => void object.refetch()} />;
  if (!object.data) return <DelayedSkeleton />;
  return <OptionSetEditor key={set} object={object.data} />;
}
