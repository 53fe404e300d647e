import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { SectionNode } from "../../../model/form-shape.ts";
import { ControlIcon } from "../control-icon.tsx";
import { useDesignState } from "../design-context.tsx";
import { shownIn } from "../design-store.ts";
import { nodeDesignOf } from "../nodes/catalog.ts";
import { DesignedProvider } from "../settings/designed.tsx";
import { nodeAt, nodePanel } from "../settings/node-panel.ts";
import { SettingsForm } from "../settings/settings-form.tsx";
import { useFindWords } from "../settings/use-find-words.ts";
import { settingOfNode, useFound } from "../settings/use-found.ts";

/** What can be told to what stands between fields or around them. */
export function NodeProperties({ section }: { readonly section: string }) {
  const { t } = useTranslation("designer-palette");
  const node = useDesignState((state) => nodeAt(shownIn(state), section));
  if (!node) return null;
  const type = nodeDesignOf(node.kind)?.type ?? (node.kind === "text" ? "note" : node.kind);
  return (
    <>
      <header className="m-properties-head">
        <ControlIcon type={type} />
        <strong>{t(`layout.${type}`)}</strong>
      </header>
      <NodeSettings node={node} />
    </>
  );
}

function NodeSettings({ node }: { readonly node: SectionNode }) {
  const find = useFindWords();
  const panel = useMemo(() => nodePanel(node.kind, find), [node.kind, find]);
  const settingAt = useMemo(() => settingOfNode(panel, node.key), [panel, node.key]);
  const found = useFound(panel, node.key, settingAt);
  return (
    <DesignedProvider value={node}>
      <SettingsForm panel={panel} place={node.key} part={node} found={found} />
    </DesignedProvider>
  );
}
