import { Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../kit/icon.tsx";
import { ICONS } from "../../../kit/icon-shapes.tsx";

interface IconPickerProps {
  readonly id: string;
  readonly value: string;
  readonly onPick: (name: string) => void;
}

/** The icon as it looks; all of them to choose from, one press away. */
export function IconPicker({ id, value, onPick }: IconPickerProps) {
  const { t } = useTranslation("designer-panel");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger={["click"]}
      placement="bottomLeft"
      content={
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
        <div className="m-icons" role="group" aria-label={t("form.icon")}>
          {Object.keys(ICONS).map((name) => (
            <Button
              key={name}
              type={name === value ? "primary" : "text"}
              icon={<Icon name={name} />}
              aria-label={name}
              aria-pressed={name === value}
              onClick={() => {
                onPick(name);
                setOpen(false);
              }}
            />
          ))}
        </div>
      }
    >
      <Button id={id} className="m-icon-chosen" icon={<Icon name={value} />} aria-expanded={open}>
        {t("form.icon.change")}
      </Button>
    </Popover>
  );
}
