import SwapOutlined from "@ant-design/icons/SwapOutlined";

export const Sign = SwapOutlined;
