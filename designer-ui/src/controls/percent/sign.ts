import PercentageOutlined from "@ant-design/icons/PercentageOutlined";

export const Sign = PercentageOutlined;
