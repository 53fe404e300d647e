import BgColorsOutlined from "@ant-design/icons/BgColorsOutlined";

export const Sign = BgColorsOutlined;
