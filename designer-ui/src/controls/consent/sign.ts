import SafetyCertificateOutlined from "@ant-design/icons/SafetyCertificateOutlined";

export const Sign = SafetyCertificateOutlined;
