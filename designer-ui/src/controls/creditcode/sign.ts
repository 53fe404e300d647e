import BankOutlined from "@ant-design/icons/BankOutlined";

export const Sign = BankOutlined;
