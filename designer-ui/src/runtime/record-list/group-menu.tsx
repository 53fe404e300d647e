import AppstoreOutlined from "@ant-design/icons/AppstoreOutlined";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { ListParts } from "./list-parts.ts";
import { divides } from "./list-state.ts";

/** Divides the list by one of its options. */
export function GroupMenu({ shape, state, controls }: ListParts) {
  const { t } = useTranslation("list");
  const text = useText();
  const fields = shape.model.fields.filter(divides);
  if (fields.length === 0 || state.view.type === "kanban") return null;
  const by = fields.find(({ key }) => key === state.group);
  const items = [
    ...fields.map(({ key, title }) => ({ key, label: text(title) || key })),
    ...(by ? [{ type: "divider" as const }, { key: "", label: t("group.none") }] : []),
  ];
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items,
        selectedKeys: by ? [by.key] : [],
        onClick: ({ key }) => controls.setGroup(key === "" ? null : key),
      }}
    >
      <Button
        className="m-desk-only"
        icon={<AppstoreOutlined aria-hidden="true" />}
        {...(by ? { type: "primary", ghost: true } : {})}
      >
        {by ? t("group.by", { field: text(by.title) }) : t("group")}
      </Button>
    </Dropdown>
  );
}
