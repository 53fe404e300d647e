import BarcodeOutlined from "@ant-design/icons/BarcodeOutlined";

export const Sign = BarcodeOutlined;
