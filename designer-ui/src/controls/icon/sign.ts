import SmileOutlined from "@ant-design/icons/SmileOutlined";

export const Sign = SmileOutlined;
