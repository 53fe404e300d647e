import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { rules } from "../../../api/rules.ts";
import { useText } from "../../../i18n/texts.ts";
import { setAction } from "../../../model/designer/layout-commands.ts";
import { ADDRESS } from "../../../model/form/address.ts";
import type { ButtonAction } from "../../../model/form-shape.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useDesign, useDesignState, useSurrounding } from "../design-context.tsx";
import { ValuesEditor } from "../logic/values-editor.tsx";
import { Property, SettledInput } from "./property.tsx";

const DOINGS: readonly ButtonAction["do"][] = ["open", "create", "submit", "run"];

interface ActionPropertiesProps {
  readonly section: string;
  readonly action: ButtonAction | undefined;
}

/** What a button on the form does. */
export function ActionProperties({ section, action }: ActionPropertiesProps) {
  const { t } = useTranslation("buttons");
  const text = useText();
  const design = useDesign();
  const { forms, pkg, form } = useSurrounding();
  const inForce = useDesignState(({ version }) => version !== null);
  const runs = useQuery({ ...rules.actions(form), enabled: inForce, retry: false });
  const offered = runs.data?.items ?? [];
  const doing = action?.do ?? "open";
  const put = (next: ButtonAction) => design.run(setAction({ section, action: next }));
  const bare = (key: string) => (packageOf(key) === pkg ? key.slice(pkg.length + 1) : key);
  const begin = (chosen: ButtonAction["do"]) => {
    if (chosen === "open") put({ do: "open", url: action?.url ?? "https://" });
    else if (chosen === "create") put({ do: "create", form: action?.form ?? bare(forms[0]?.key ?? "") });
    else if (chosen === "run") put({ do: "run", rule: action?.rule ?? bare(offered[0]?.rule ?? "") });
    else put({ do: "submit" });
  };
  return (
    <>
      <Property label={t("do")}>
        {(id) => (
          <Select
            id={id}
            style={{ width: "100%" }}
            value={doing}
            options={DOINGS.map((value) => ({ value, label: t(`do.${value}`) }))}
            onChange={begin}
          />
        )}
      </Property>
      {doing === "open" && (
        <Property label={t("url")} hint={t("url.hint")}>
          {(id) => (
            <SettledInput
              id={id}
              value={action?.url ?? ""}
              valid={(url) => ADDRESS.test(url) && !/\s/.test(url)}
              onSettle={(url) => put({ do: "open", url })}
            />
          )}
        </Property>
      )}
      {doing === "create" && (
        <>
          <Property label={t("form")}>
            {(id) => (
              <Select
                id={id}
                showSearch={{ optionFilterProp: "label" }}
                style={{ width: "100%" }}
                value={qualified(pkg, action?.form ?? "")}
                options={forms.map(({ key, title }) => ({ value: key, label: text(title) }))}
                onChange={(next: string) => put({ do: "create", form: bare(next) })}
              />
            )}
          </Property>
          <ValuesEditor
            title={t("values")}
            target={qualified(pkg, action?.form ?? "")}
            values={action?.values ?? {}}
            onChange={(values) =>
              put({ do: "create", form: action?.form ?? "", ...(Object.keys(values).length > 0 ? { values } : {}) })
            }
          />
        </>
      )}
      {doing === "run" && (
        <Property label={t("rule")} hint={offered.length === 0 ? t("rule.none") : t("rule.hint")}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: "label" }}
              style={{ width: "100%" }}
              value={action?.rule ? qualified(pkg, action.rule) : null}
              options={offered.map(({ rule, title }) => ({ value: rule, label: title }))}
              onChange={(rule: string) => put({ do: "run", rule: bare(rule) })}
            />
          )}
        </Property>
      )}
    </>
  );
}
