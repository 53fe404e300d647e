import SelectOutlined from "@ant-design/icons/SelectOutlined";

export const Sign = SelectOutlined;
