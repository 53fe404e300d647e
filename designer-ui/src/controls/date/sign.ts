import CalendarOutlined from "@ant-design/icons/CalendarOutlined";

export const Sign = CalendarOutlined;
