import PhoneOutlined from "@ant-design/icons/PhoneOutlined";

export const Sign = PhoneOutlined;
