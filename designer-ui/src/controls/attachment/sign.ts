import PaperClipOutlined from "@ant-design/icons/PaperClipOutlined";

export const Sign = PaperClipOutlined;
