import PayCircleOutlined from "@ant-design/icons/PayCircleOutlined";

export const Sign = PayCircleOutlined;
