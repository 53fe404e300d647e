import QrcodeOutlined from "@ant-design/icons/QrcodeOutlined";

export const Sign = QrcodeOutlined;
