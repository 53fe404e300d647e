import { useTranslation } from "react-i18next";
import { jsonOf, newForm } from "../../model/designer/document.ts";
import { paths } from "../../model/paths.ts";
import { NewObject, type NewObjectProps } from "./new-object.tsx";

/** Leads to the designer; the key of the form can be changed there until it is published. */
export function NewForm(props: NewObjectProps) {
  const { t } = useTranslation("application");
  return (
    <NewObject
      {...props}
      kind="form"
      stem="form"
      words={{ title: t("app.newForm"), name: t("app.formName"), hint: t("app.formNameHint"), create: t("app.create") }}
      begin={(key, title) => jsonOf(newForm(key, title, t("app.nameField"), t("app.firstSection")))}
      pathOf={paths.designForm}
    />
  );
}
