import TagsOutlined from "@ant-design/icons/TagsOutlined";

export const Sign = TagsOutlined;
