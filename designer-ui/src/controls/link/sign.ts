import LinkOutlined from "@ant-design/icons/LinkOutlined";

export const Sign = LinkOutlined;
