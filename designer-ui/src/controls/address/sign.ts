import HomeOutlined from "@ant-design/icons/HomeOutlined";

export const Sign = HomeOutlined;
