import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { FormLine } from "../../kit/form-line.tsx";

/** How somebody is known and reached besides name and login; blank for nothing. */
export interface Contact {
  readonly employeeNo: string;
  readonly mobile: string;
  readonly email: string;
}

interface PersonContactProps {
  readonly contact: Contact;
  readonly wrong: ReadonlyMap<string, string>;
  readonly onChange: (contact: Contact) => void;
}

const LINES = [
  { key: "employeeNo", most: 50, kind: "text" },
  { key: "mobile", most: 40, kind: "tel" },
  { key: "email", most: 254, kind: "email" },
] as const;

/** Employee number, mobile number and e-mail address. */
export function PersonContact({ contact, wrong, onChange }: PersonContactProps) {
  const { t } = useTranslation("administration");
  return LINES.map(({ key, most, kind }) => (
    <FormLine
      key={key}
      label={t(`person.${key}`)}
      hint={key === "email" ? t("person.contactHint") : undefined}
      wrong={wrong.get(`/${key}`)}
    >
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          inputMode={kind}
          maxLength={most}
          value={contact[key]}
          onChange={(event) => onChange({ ...contact, [key]: event.target.value })}
        />
      )}
    </FormLine>
  ));
}
