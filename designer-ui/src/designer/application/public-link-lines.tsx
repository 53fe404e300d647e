import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { forms as published } from "../../api/forms.ts";
import { type MetadataLine, metadata } from "../../api/metadata.ts";
import { publicLinks, wholeAddress } from "../../api/public-links.ts";
import { useText } from "../../i18n/texts.ts";
import { Icon } from "../../kit/icon.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { newPublicLink } from "../../model/public-link/public-link-document.ts";
import { NewObject, type NewObjectProps } from "./new-object.tsx";
import { StateTags } from "./state-tags.tsx";

interface PublicLinkLinesProps {
  readonly pkg: string;
  readonly forms: readonly MetadataLine[];
}

/** The forms of the application that anybody fills in who has the address. */
export function PublicLinkLines({ pkg, forms }: PublicLinkLinesProps) {
  const { t } = useTranslation(["application", "public-link"]);
  const text = useText();
  const { message } = App.useApp();
  const [adding, setAdding] = useState(false);
  const lines = useQuery({ ...metadata.list("publiclink", pkg), staleTime: 0 });
  const addresses = useQuery(publicLinks.list(pkg));
  const title = t("kind.publiclink");
  if (lines.error) return <ProblemView failure={lines.error} />;
  const inForce = forms.filter(({ version }) => version !== undefined);
  if (!lines.data || inForce.length === 0) return null;
  const copy = (address: string) =>
    void navigator.clipboard?.writeText(address).then(
      () => message.success(t("public-link:copied")),
      () => undefined,
    );
  return (
    <section aria-label={title}>
      <header className="m-app-head">
        <h2>{title}</h2>
        <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t("public-link:new")}
        </Button>
      </header>
      {lines.data.items.length === 0 ? (
        <p className="m-muted">{t("public-link:list.none")}</p>
      ) : (
        <ul className="m-app-lines">
          {lines.data.items.map((line) => {
            const known = addresses.data?.find(({ key }) => key === line.key);
            return (
              <li key={line.key}>
                <Link className="m-app-name" to={paths.publicLink(line.key)}>
                  <Icon name="globe" />
                  <span className="m-ellipsis">{text(line.title) || line.key}</span>
                </Link>
                <StateTags line={line} />
                <span className="m-app-actions">
                  {known && (
                    <>
                      <span className="m-muted">{t("public-link:records", { count: known.records })}</span>
                      <Button size="small" onClick={() => copy(wholeAddress(known))}>
                        {t("public-link:copy")}
                      </Button>
                    </>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {adding && (
        <NewPublicLink
          pkg={pkg}
          forms={inForce}
          taken={lines.data.items.map(({ key }) => key)}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

/** The link begins with all fields of the form that it can offer. */
function NewPublicLink(props: NewObjectProps & PublicLinkLinesProps) {
  const { t } = useTranslation("public-link");
  const queries = useQueryClient();
  const begin = async (key: string, title: string, form: string) => {
    const { fields } = (await queries.fetchQuery(published.shape(form))).model;
    return newPublicLink({ key, title, form: form.slice(props.pkg.length + 1), fields });
  };
  return (
    <NewObject
      {...props}
      kind="publiclink"
      stem="link"
      words={{
        title: t("new"),
        name: t("part.title"),
        hint: t("usual.title"),
        form: t("new.form"),
        create: t("new.create"),
      }}
      begin={begin}
      pathOf={paths.publicLink}
    />
  );
}
