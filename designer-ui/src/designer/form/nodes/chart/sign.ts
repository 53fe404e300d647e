import BarChartOutlined from "@ant-design/icons/BarChartOutlined";

export const Sign = BarChartOutlined;
