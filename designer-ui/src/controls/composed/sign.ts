import BlockOutlined from "@ant-design/icons/BlockOutlined";

export const Sign = BlockOutlined;
