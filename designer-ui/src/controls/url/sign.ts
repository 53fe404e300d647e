import GlobalOutlined from "@ant-design/icons/GlobalOutlined";

export const Sign = GlobalOutlined;
