import AppstoreOutlined from "@ant-design/icons/AppstoreOutlined";
import AuditOutlined from "@ant-design/icons/AuditOutlined";
import BankOutlined from "@ant-design/icons/BankOutlined";
import BarChartOutlined from "@ant-design/icons/BarChartOutlined";
import BellOutlined from "@ant-design/icons/BellOutlined";
import BookOutlined from "@ant-design/icons/BookOutlined";
import CalendarOutlined from "@ant-design/icons/CalendarOutlined";
import CarOutlined from "@ant-design/icons/CarOutlined";
import CheckSquareOutlined from "@ant-design/icons/CheckSquareOutlined";
import ContactsOutlined from "@ant-design/icons/ContactsOutlined";
import DashboardOutlined from "@ant-design/icons/DashboardOutlined";
import DollarOutlined from "@ant-design/icons/DollarOutlined";
import FileExcelOutlined from "@ant-design/icons/FileExcelOutlined";
import FileOutlined from "@ant-design/icons/FileOutlined";
import FileTextOutlined from "@ant-design/icons/FileTextOutlined";
import FlagOutlined from "@ant-design/icons/FlagOutlined";
import FolderOutlined from "@ant-design/icons/FolderOutlined";
import FundOutlined from "@ant-design/icons/FundOutlined";
import GiftOutlined from "@ant-design/icons/GiftOutlined";
import GlobalOutlined from "@ant-design/icons/GlobalOutlined";
import HomeOutlined from "@ant-design/icons/HomeOutlined";
import IdcardOutlined from "@ant-design/icons/IdcardOutlined";
import InboxOutlined from "@ant-design/icons/InboxOutlined";
import LineChartOutlined from "@ant-design/icons/LineChartOutlined";
import MailOutlined from "@ant-design/icons/MailOutlined";
import MessageOutlined from "@ant-design/icons/MessageOutlined";
import PhoneOutlined from "@ant-design/icons/PhoneOutlined";
import PieChartOutlined from "@ant-design/icons/PieChartOutlined";
import ProjectOutlined from "@ant-design/icons/ProjectOutlined";
import SearchOutlined from "@ant-design/icons/SearchOutlined";
import SettingOutlined from "@ant-design/icons/SettingOutlined";
import ShopOutlined from "@ant-design/icons/ShopOutlined";
import ShoppingCartOutlined from "@ant-design/icons/ShoppingCartOutlined";
import StarOutlined from "@ant-design/icons/StarOutlined";
import TableOutlined from "@ant-design/icons/TableOutlined";
import TagOutlined from "@ant-design/icons/TagOutlined";
import TeamOutlined from "@ant-design/icons/TeamOutlined";
import ThunderboltOutlined from "@ant-design/icons/ThunderboltOutlined";
import ToolOutlined from "@ant-design/icons/ToolOutlined";
import TrophyOutlined from "@ant-design/icons/TrophyOutlined";
import UserOutlined from "@ant-design/icons/UserOutlined";
import WalletOutlined from "@ant-design/icons/WalletOutlined";
import type { ComponentType } from "react";

/** Names that metadata may use for an icon. */
export const ICONS: Readonly<Record<string, ComponentType>> = {
  activity: FundOutlined,
  "bar-chart": BarChartOutlined,
  bell: BellOutlined,
  book: BookOutlined,
  box: GiftOutlined,
  briefcase: WalletOutlined,
  building: BankOutlined,
  calendar: CalendarOutlined,
  car: CarOutlined,
  check: CheckSquareOutlined,
  contact: ContactsOutlined,
  dashboard: DashboardOutlined,
  dollar: DollarOutlined,
  excel: FileExcelOutlined,
  file: FileOutlined,
  "file-text": FileTextOutlined,
  flag: FlagOutlined,
  folder: FolderOutlined,
  globe: GlobalOutlined,
  grid: AppstoreOutlined,
  home: HomeOutlined,
  id: IdcardOutlined,
  inbox: InboxOutlined,
  "line-chart": LineChartOutlined,
  mail: MailOutlined,
  message: MessageOutlined,
  package: GiftOutlined,
  phone: PhoneOutlined,
  "pie-chart": PieChartOutlined,
  project: ProjectOutlined,
  receipt: AuditOutlined,
  search: SearchOutlined,
  settings: SettingOutlined,
  "shopping-cart": ShoppingCartOutlined,
  shop: ShopOutlined,
  star: StarOutlined,
  table: TableOutlined,
  tag: TagOutlined,
  target: TrophyOutlined,
  "trending-up": FundOutlined,
  tool: ToolOutlined,
  user: UserOutlined,
  users: TeamOutlined,
  wallet: WalletOutlined,
  zap: ThunderboltOutlined,
};

interface IconShapeProps {
  readonly name: string | undefined;
  readonly fallback: string;
}

export function IconShape({ name, fallback }: IconShapeProps) {
  const Shape = ICONS[name ?? fallback] ?? ICONS[fallback] ?? FileTextOutlined;
  return <Shape aria-hidden="true" />;
}
