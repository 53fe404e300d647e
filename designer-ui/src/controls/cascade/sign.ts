import PartitionOutlined from "@ant-design/icons/PartitionOutlined";

export const Sign = PartitionOutlined;
