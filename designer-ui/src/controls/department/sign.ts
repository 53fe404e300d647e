import ApartmentOutlined from "@ant-design/icons/ApartmentOutlined";

export const Sign = ApartmentOutlined;
