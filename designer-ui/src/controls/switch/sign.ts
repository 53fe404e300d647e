import PoweroffOutlined from "@ant-design/icons/PoweroffOutlined";

export const Sign = PoweroffOutlined;
