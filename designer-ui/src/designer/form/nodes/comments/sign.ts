import CommentOutlined from "@ant-design/icons/CommentOutlined";

export const Sign = CommentOutlined;
