import StarOutlined from "@ant-design/icons/StarOutlined";

export const Sign = StarOutlined;
