import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { setAction } from "../../../model/designer/layout-commands.ts";
import type { ButtonAction } from "../../../model/form-shape.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useDesign, useSurrounding } from "../design-context.tsx";
import { Property, SettledInput } from "./property.tsx";

const DOINGS: readonly ButtonAction["do"][] = ["open", "create", "submit"];
const ADDRESS = /^https?:\/\/\S*$/;

interface ActionPropertiesProps {
  readonly section: string;
  readonly action: ButtonAction | undefined;
}

/** What a button on the form does. */
export function ActionProperties({ section, action }: ActionPropertiesProps) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const design = useDesign();
  const { forms, pkg } = useSurrounding();
  const doing = action?.do ?? "open";
  const put = (next: ButtonAction) => design.run(setAction({ section, action: next }));
  const bare = (key: string) => (packageOf(key) === pkg ? key.slice(pkg.length + 1) : key);
  const begin = (chosen: ButtonAction["do"]) => {
    if (chosen === "open") put({ do: "open", url: action?.url ?? "https://" });
    else if (chosen === "create") put({ do: "create", form: action?.form ?? bare(forms[0]?.key ?? "") });
    else put({ do: "submit" });
  };
  return (
    <>
      <Property label={t("button.do")}>
        {(id) => (
          <Select
            id={id}
            style={{ width: "100%" }}
            value={doing}
            options={DOINGS.map((value) => ({ value, label: t(`button.do.${value}`) }))}
            onChange={begin}
          />
        )}
      </Property>
      {doing === "open" && (
        <Property label={t("button.url")} hint={t("button.urlHint")}>
          {(id) => (
            <SettledInput
              id={id}
              value={action?.url ?? ""}
              valid={(url) => ADDRESS.test(url)}
              onSettle={(url) => put({ do: "open", url })}
            />
          )}
        </Property>
      )}
      {doing === "create" && (
        <Property label={t("button.form")}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: "label" }}
              style={{ width: "100%" }}
              value={qualified(pkg, action?.form ?? "")}
              options={forms.map(({ key, title }) => ({ value: key, label: text(title) }))}
              onChange={(form: string) => put({ do: "create", form: bare(form) })}
            />
          )}
        </Property>
      )}
    </>
  );
}
