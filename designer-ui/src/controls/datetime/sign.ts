import ClockCircleOutlined from "@ant-design/icons/ClockCircleOutlined";

export const Sign = ClockCircleOutlined;
