import PoundOutlined from "@ant-design/icons/PoundOutlined";

export const Sign = PoundOutlined;
