import FunctionOutlined from "@ant-design/icons/FunctionOutlined";

export const Sign = FunctionOutlined;
