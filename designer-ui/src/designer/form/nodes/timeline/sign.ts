import HistoryOutlined from "@ant-design/icons/HistoryOutlined";

export const Sign = HistoryOutlined;
