import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { metadata } from "../../api/metadata.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { PublicLinkEditor } from "./public-link-editor.tsx";
import "../../controls/catalog.ts";
import "./public-link.css";

/** A form for people without an account: what they see, what becomes of it, and the address that leads there. */
export function PublicLinkPage() {
  useTranslation(["public-link", "list", "controls", "release"]);
  const { link = "" } = useParams();
  const object = useQuery({
    ...metadata.one("publiclink", link),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (object.error) return <FailureState failure={object.error} onRetry={() => void object.refetch()} />;
  if (!object.data) return <DelayedSkeleton />;
  return <PublicLinkEditor key={link} object={object.data} />;
}
