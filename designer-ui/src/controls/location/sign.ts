import EnvironmentOutlined from "@ant-design/icons/EnvironmentOutlined";

export const Sign = EnvironmentOutlined;
