import DownCircleOutlined from "@ant-design/icons/DownCircleOutlined";

export const Sign = DownCircleOutlined;
