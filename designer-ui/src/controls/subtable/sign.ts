import TableOutlined from "@ant-design/icons/TableOutlined";

export const Sign = TableOutlined;
