import { textProp } from "../../model/fields.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import type { PublicInput, PublicInputProps } from "../input.ts";
import { Mark } from "../offers.tsx";
import { useWords } from "../words.ts";

function Consent(props: PublicInputProps) {
  const { t, text } = useWords();
  const link = textProp(props.field, "link");
  return (
    <div className="p-consent">
      <Mark
        {...props}
        onChange={(on) => props.onChange(on === true ? true : null)}
        label={text(props.field.props?.["statement"] as LocalizedText | undefined) || t("consent.agree")}
      />
      {link !== undefined && /^https?:\/\//.test(link) ? (
        <a href={link} target="_blank" rel="noreferrer noopener">
          {t("consent.read")}
        </a>
      ) : null}
    </div>
  );
}

export const input: PublicInput = { Input: Consent, group: true, wide: true };
