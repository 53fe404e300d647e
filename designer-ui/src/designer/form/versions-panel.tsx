import { useQueryClient } from "@tanstack/react-query";
import { forms } from "../../api/forms.ts";
import { metadata } from "../../api/metadata.ts";
import { records } from "../../api/records.ts";
import { VersionPanel } from "../../kit/version-panel.tsx";
import { documentOf } from "../../model/designer/document.ts";
import { useDesignState, useSurrounding } from "./design-context.tsx";
import type { Autosave } from "./use-autosave.ts";
import { useFormChanges } from "./use-form-changes.ts";

interface VersionsPanelProps {
  readonly autosave: Autosave;
  readonly onClose: () => void;
}

/** Versions of the form on the table; one that is restored stands on the table anew. */
export function VersionsPanel({ autosave, onClose }: VersionsPanelProps) {
  const queries = useQueryClient();
  const { form, design } = useSurrounding();
  const current = useDesignState((state) => state.version);
  const changesOf = useFormChanges();
  const restore = async (version: number, note: string) => {
    await autosave.flush();
    const restored = await metadata.restore("form", form, version, note, design.window);
    if (design.getState().drafted) await metadata.discard("form", form, design.window);
    design.restart(await metadata.read("form", form));
    await Promise.all(
      [forms.all, metadata.all("form"), records.all(form)].map((queryKey) =>
        queries.invalidateQueries({ queryKey: [...queryKey] }),
      ),
    );
    return restored.version;
  };
  return (
    <VersionPanel
      kind="form"
      name={form}
      current={current}
      reachesData
      changesOf={(before, after) => changesOf(before && documentOf(before), documentOf(after))}
      onRestore={restore}
      onClose={onClose}
    />
  );
}
