import AlignLeftOutlined from "@ant-design/icons/AlignLeftOutlined";

export const Sign = AlignLeftOutlined;
