import NodeIndexOutlined from "@ant-design/icons/NodeIndexOutlined";

export const Sign = NodeIndexOutlined;
