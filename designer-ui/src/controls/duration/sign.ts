import HourglassOutlined from "@ant-design/icons/HourglassOutlined";

export const Sign = HourglassOutlined;
