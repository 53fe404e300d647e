import FontSizeOutlined from "@ant-design/icons/FontSizeOutlined";

export const Sign = FontSizeOutlined;
