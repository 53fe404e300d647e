import PictureOutlined from "@ant-design/icons/PictureOutlined";

export const Sign = PictureOutlined;
