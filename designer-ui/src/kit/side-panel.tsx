import { Drawer } from "antd";
import type { ReactNode } from "react";
import { usePhone } from "./screen.ts";

interface SidePanelProps {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly extra?: ReactNode;
  readonly footer?: ReactNode;
  readonly width?: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The drawer on the right; the whole screen on a phone. */
export function SidePanel({ open, title, extra, footer, width = 720, onClose, children }: SidePanelProps) {
  const phone = usePhone();
  return (
    <Drawer
      open={open}
      title={title}
      extra={extra}
      footer={footer}
      size={phone ? "100%" : width}
      onClose={onClose}
      destroyOnHidden
      styles={{ body: { padding: 0 }, header: { padding: "10px 16px" }, footer: { padding: "10px 16px" } }}
    >
      {children}
    </Drawer>
  );
}
