import { useTranslation } from "react-i18next";
import type { MetadataLine } from "../../api/metadata.ts";
import { paths } from "../../model/paths.ts";
import { newRule, writeRule } from "../../model/rule/rule-document.ts";
import { NewObject, type NewObjectProps } from "./new-object.tsx";

/** Leads to where the rule is written. */
export function NewRule(props: NewObjectProps & { readonly forms: readonly MetadataLine[] }) {
  const { t } = useTranslation("automation");
  return (
    <NewObject
      {...props}
      kind="rule"
      stem="rule"
      words={{ title: t("new"), name: t("new.title"), form: t("new.form"), create: t("new.create") }}
      begin={(key, title, form) => writeRule(newRule(key, title, form.slice(props.pkg.length + 1)))}
      pathOf={paths.rule}
    />
  );
}
