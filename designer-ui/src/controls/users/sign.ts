import TeamOutlined from "@ant-design/icons/TeamOutlined";

export const Sign = TeamOutlined;
