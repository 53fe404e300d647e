import FolderOutlined from "@ant-design/icons/FolderOutlined";
import FontSizeOutlined from "@ant-design/icons/FontSizeOutlined";
import InfoCircleOutlined from "@ant-design/icons/InfoCircleOutlined";
import LayoutOutlined from "@ant-design/icons/LayoutOutlined";
import MinusOutlined from "@ant-design/icons/MinusOutlined";
import OrderedListOutlined from "@ant-design/icons/OrderedListOutlined";
import PlaySquareOutlined from "@ant-design/icons/PlaySquareOutlined";
import UnorderedListOutlined from "@ant-design/icons/UnorderedListOutlined";
import type { ComponentType } from "react";

/** What stands between fields. */
const SHAPES: Readonly<Record<string, ComponentType>> = {
  button: PlaySquareOutlined,
  section: LayoutOutlined,
  tabs: FolderOutlined,
  tab: FolderOutlined,
  steps: OrderedListOutlined,
  step: OrderedListOutlined,
  related: UnorderedListOutlined,
  note: InfoCircleOutlined,
  divider: MinusOutlined,
};

/** Beside a control, so that pages without a palette do not load it. */
const signs = import.meta.glob<{ readonly Sign: ComponentType }>("../../controls/*/sign.ts", { eager: true });
const nodeSigns = import.meta.glob<{ readonly Sign: ComponentType }>("./nodes/*/sign.ts", { eager: true });

/** The sign of a kind of field in the palette. */
export function ControlIcon({ type }: { readonly type: string }) {
  const Shape =
    SHAPES[type] ??
    signs[`../../controls/${type}/sign.ts`]?.Sign ??
    nodeSigns[`./nodes/${type}/sign.ts`]?.Sign ??
    FontSizeOutlined;
  return <Shape aria-hidden="true" />;
}
