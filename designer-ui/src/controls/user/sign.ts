import UserOutlined from "@ant-design/icons/UserOutlined";

export const Sign = UserOutlined;
