import ClusterOutlined from "@ant-design/icons/ClusterOutlined";

export const Sign = ClusterOutlined;
