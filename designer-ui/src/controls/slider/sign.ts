import ControlOutlined from "@ant-design/icons/ControlOutlined";

export const Sign = ControlOutlined;
