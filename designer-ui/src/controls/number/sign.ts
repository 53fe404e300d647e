import NumberOutlined from "@ant-design/icons/NumberOutlined";

export const Sign = NumberOutlined;
