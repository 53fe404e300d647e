import FileTextOutlined from "@ant-design/icons/FileTextOutlined";

export const Sign = FileTextOutlined;
