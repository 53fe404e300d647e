import CheckSquareOutlined from "@ant-design/icons/CheckSquareOutlined";

export const Sign = CheckSquareOutlined;
