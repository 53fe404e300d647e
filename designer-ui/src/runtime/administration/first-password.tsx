import { Button, Input, Space } from "antd";
import { useTranslation } from "react-i18next";
import { FormLine } from "../../kit/form-line.tsx";
import { newPassword } from "../../model/password.ts";

interface FirstPasswordProps {
  readonly value: string;
  readonly wrong: string | undefined;
  readonly onChange: (password: string) => void;
}

/** A password to hand over: typed, or made up on the spot. */
export function FirstPassword({ value, wrong, onChange }: FirstPasswordProps) {
  const { t } = useTranslation("administration");
  return (
    <FormLine label={t("password.first")} hint={t("password.firstHint")} wrong={wrong}>
      {(control) => (
        <Space.Compact style={{ width: "100%" }}>
          <Input
            {...control}
            autoComplete="new-password"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <Button onClick={() => onChange(newPassword((count) => crypto.getRandomValues(new Uint8Array(count))))}>
            {t("password.make")}
          </Button>
        </Space.Compact>
      )}
    </FormLine>
  );
}
