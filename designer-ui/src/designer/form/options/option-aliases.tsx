import TagsOutlined from "@ant-design/icons/TagsOutlined";
import { Button, Popover, Select } from "antd";
import { useTranslation } from "react-i18next";

interface OptionAliasesProps {
  /** What people call the option. */
  readonly label: string;
  readonly aliases: readonly string[];
  readonly onChange: (aliases: string[]) => void;
}

interface AliasWordsProps extends Omit<OptionAliasesProps, "label"> {
  /** What the words are, and of which option. */
  readonly title: string;
}

/** The words themselves, typed or pasted. */
export function AliasWords({ title, aliases, onChange }: AliasWordsProps) {
  const { t } = useTranslation("designer-panel");
  return (
    <>
      <Select<string[]>
        mode="tags"
        open={false}
        aria-label={title}
        placeholder={t("options.aliases.none")}
        tokenSeparators={["、", ",", "，", ";", "；", "\n"]}
        value={[...aliases]}
        onChange={(words) => onChange(words.map((word) => word.trim()).filter((word) => word !== ""))}
      />
      <small>{t("options.aliases.hint")}</small>
    </>
  );
}

/** Other words for an option, behind a button that says whether there are any. */
export function OptionAliases({ label, aliases, onChange }: OptionAliasesProps) {
  const { t } = useTranslation("designer-panel");
  const title = t("options.aliases", { option: label });
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={title}
      content={
        <div className="m-options-aliases">
          <AliasWords title={title} aliases={aliases} onChange={onChange} />
        </div>
      }
    >
      <Button
        size="small"
        type="text"
        icon={<TagsOutlined />}
        title={aliases.length > 0 ? aliases.join("、") : title}
        aria-label={title}
        aria-pressed={aliases.length > 0}
      />
    </Popover>
  );
}
