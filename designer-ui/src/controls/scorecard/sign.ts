import ProjectOutlined from "@ant-design/icons/ProjectOutlined";

export const Sign = ProjectOutlined;
