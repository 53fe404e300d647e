import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { metadata } from "../../api/metadata.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { RoleEditor } from "./role-editor.tsx";
import "../../controls/catalog.ts";
import "./role.css";

/** What the members of a role may do, form by form. */
export function RolePage() {
  useTranslation(["role", "list", "controls", "release"]);
  const { role = "" } = useParams();
  const object = useQuery({ ...metadata.one("role", role), staleTime: 0, gcTime: 0, refetchOnWindowFocus: false });
  if (object.error) return <FailureState failure={object.error} onRetry={() => void object.refetch()} />;
  if (!object.data) return <DelayedSkeleton />;
  return <RoleEditor key={role} object={object.data} />;
}
