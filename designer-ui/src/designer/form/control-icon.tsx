import AlignLeftOutlined from "@ant-design/icons/AlignLeftOutlined";
import ApartmentOutlined from "@ant-design/icons/ApartmentOutlined";
import BarcodeOutlined from "@ant-design/icons/BarcodeOutlined";
import CalendarOutlined from "@ant-design/icons/CalendarOutlined";
import CheckSquareOutlined from "@ant-design/icons/CheckSquareOutlined";
import ClockCircleOutlined from "@ant-design/icons/ClockCircleOutlined";
import DownCircleOutlined from "@ant-design/icons/DownCircleOutlined";
import FolderOutlined from "@ant-design/icons/FolderOutlined";
import FontSizeOutlined from "@ant-design/icons/FontSizeOutlined";
import GlobalOutlined from "@ant-design/icons/GlobalOutlined";
import InfoCircleOutlined from "@ant-design/icons/InfoCircleOutlined";
import LayoutOutlined from "@ant-design/icons/LayoutOutlined";
import LinkOutlined from "@ant-design/icons/LinkOutlined";
import MailOutlined from "@ant-design/icons/MailOutlined";
import MinusOutlined from "@ant-design/icons/MinusOutlined";
import NodeIndexOutlined from "@ant-design/icons/NodeIndexOutlined";
import NumberOutlined from "@ant-design/icons/NumberOutlined";
import OrderedListOutlined from "@ant-design/icons/OrderedListOutlined";
import PayCircleOutlined from "@ant-design/icons/PayCircleOutlined";
import PercentageOutlined from "@ant-design/icons/PercentageOutlined";
import PhoneOutlined from "@ant-design/icons/PhoneOutlined";
import PlaySquareOutlined from "@ant-design/icons/PlaySquareOutlined";
import PoweroffOutlined from "@ant-design/icons/PoweroffOutlined";
import TableOutlined from "@ant-design/icons/TableOutlined";
import TeamOutlined from "@ant-design/icons/TeamOutlined";
import UnorderedListOutlined from "@ant-design/icons/UnorderedListOutlined";
import UserOutlined from "@ant-design/icons/UserOutlined";
import type { ComponentType } from "react";

const SHAPES: Readonly<Record<string, ComponentType>> = {
  button: PlaySquareOutlined,
  text: FontSizeOutlined,
  textarea: AlignLeftOutlined,
  number: NumberOutlined,
  money: PayCircleOutlined,
  percent: PercentageOutlined,
  date: CalendarOutlined,
  datetime: ClockCircleOutlined,
  select: DownCircleOutlined,
  multiselect: CheckSquareOutlined,
  switch: PoweroffOutlined,
  phone: PhoneOutlined,
  email: MailOutlined,
  url: GlobalOutlined,
  link: LinkOutlined,
  links: NodeIndexOutlined,
  user: UserOutlined,
  users: TeamOutlined,
  department: ApartmentOutlined,
  serial: BarcodeOutlined,
  subtable: TableOutlined,
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
