import NodeExpandOutlined from "@ant-design/icons/NodeExpandOutlined";

export const Sign = NodeExpandOutlined;
