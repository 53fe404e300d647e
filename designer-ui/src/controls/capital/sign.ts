import FileDoneOutlined from "@ant-design/icons/FileDoneOutlined";

export const Sign = FileDoneOutlined;
