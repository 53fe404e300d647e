import { useTranslation } from "react-i18next";
import { newOptionSet, writeOptionSet } from "../../model/option-set/option-set-document.ts";
import { paths } from "../../model/paths.ts";
import { NewObject, type NewObjectProps } from "./new-object.tsx";

/** Leads to where the options are written. */
export function NewOptionSet(props: NewObjectProps) {
  const { t } = useTranslation("option-set");
  return (
    <NewObject
      {...props}
      kind="optionset"
      stem="options"
      words={{ title: t("new"), name: t("new.title"), hint: t("new.hint"), create: t("new.create") }}
      begin={(key, title) => writeOptionSet(newOptionSet(key, title))}
      pathOf={paths.optionSet}
    />
  );
}
