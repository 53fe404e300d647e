import MailOutlined from "@ant-design/icons/MailOutlined";

export const Sign = MailOutlined;
