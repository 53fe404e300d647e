import { Input } from "antd";
import { useLanguage } from "../i18n/language.ts";
import { type LocalizedText, withText, writtenText } from "../model/localized-text.ts";
import { FormLine } from "./form-line.tsx";

const MAIN = "zh-CN";

interface TitleLineProps {
  readonly label: string;
  readonly title: LocalizedText;
  readonly onChange: (title: LocalizedText) => void;
}

/** What an object is called, in the language of whoever designs it. */
export function TitleLine({ label, title, onChange }: TitleLineProps) {
  const language = useLanguage();
  return (
    <FormLine label={label}>
      {(control) => (
        <Input
          {...control}
          maxLength={60}
          value={writtenText(title, language, MAIN)}
          onChange={({ target }) => onChange(withText(title, language, target.value, MAIN) ?? "")}
        />
      )}
    </FormLine>
  );
}
