import IdcardOutlined from "@ant-design/icons/IdcardOutlined";

export const Sign = IdcardOutlined;
