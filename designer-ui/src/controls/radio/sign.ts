import CheckCircleOutlined from "@ant-design/icons/CheckCircleOutlined";

export const Sign = CheckCircleOutlined;
