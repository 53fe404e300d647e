import { Drawer } from "antd";
import { type ComponentType, type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Opening, RecordOpenerProvider } from "../../controls/record-opener.ts";
import { usePhone } from "../../kit/screen.ts";
import { paths } from "../../model/paths.ts";
import type { RecordPanelProps } from "./record-panel-props.ts";

type Panel = ComponentType<RecordPanelProps>;

/** Lets what is inside open other records in a drawer above, one above the other. */
export function RecordWindows({ panel, children }: { readonly panel: Panel; readonly children: ReactNode }) {
  const [opening, setOpening] = useState<Opening | null>(null);
  const open = useCallback((next: Opening) => setOpening(next), []);
  return (
    <RecordOpenerProvider value={open}>
      {children}
      {opening && (
        <RecordWindow
          panel={panel}
          opening={opening}
          onClose={() => setOpening(null)}
          onSaved={(id) => {
            opening.onSaved?.(id);
            if (opening.id === null) setOpening(null);
          }}
        />
      )}
    </RecordOpenerProvider>
  );
}

interface RecordWindowProps {
  readonly panel: Panel;
  readonly opening: Opening;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

function RecordWindow({ panel: RecordPanel, opening, onClose, onSaved }: RecordWindowProps) {
  const { t } = useTranslation("record");
  const phone = usePhone();
  const navigate = useNavigate();
  const { form, id } = opening;
  return (
    <Drawer
      open
      aria-label={t("drawer")}
      onClose={onClose}
      size={phone ? "100%" : "min(760px, 86vw)"}
      closable={false}
      destroyOnHidden
      styles={{ body: { padding: 0 } }}
    >
      <RecordPanel
        form={form}
        id={id}
        place="drawer"
        {...(opening.input ? { input: opening.input } : {})}
        {...(opening.labels ? { labels: opening.labels } : {})}
        quick={opening.quick ?? false}
        aside
        onClose={onClose}
        onSaved={onSaved}
        {...(id === null ? {} : { onGrow: () => navigate(paths.record(form, id)) })}
      />
    </Drawer>
  );
}
