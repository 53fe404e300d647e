import CompassOutlined from "@ant-design/icons/CompassOutlined";

export const Sign = CompassOutlined;
