import SignatureOutlined from "@ant-design/icons/SignatureOutlined";

export const Sign = SignatureOutlined;
