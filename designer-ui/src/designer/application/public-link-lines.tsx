import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { forms as published } from "../../api/forms.ts";
import { type MetadataLine, metadata } from "../../api/metadata.ts";
import { publicLinks, wholeAddress } from "../../api/public-links.ts";
import { useText } from "../../i18n/texts.ts";
import { FormLine } from "../../kit/form-line.tsx";
import { Icon } from "../../kit/icon.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { freeKey, numberedKey, slugOf } from "../../model/designer/keys.ts";
import { paths } from "../../model/paths.ts";
import { newPublicLink, OFFERED_CONTROLS } from "../../model/public-link/public-link-document.ts";
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

interface NewPublicLinkProps extends PublicLinkLinesProps {
  /** Qualified keys of the links that there are. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** Asks for a name and a form; the link begins with all fields of the form that it can offer. */
function NewPublicLink({ pkg, forms, taken, onClose }: NewPublicLinkProps) {
  const { t } = useTranslation("public-link");
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState("");
  const [form, setForm] = useState(forms[0]?.key ?? "");
  const create = useMutation({
    mutationFn: async () => {
      const keys = new Set(taken.map((key) => key.slice(pkg.length + 1)));
      const slug = slugOf(title);
      const key = slug === "" ? numberedKey("link", keys) : freeKey(slug, keys);
      const { model } = await queries.fetchQuery(published.shape(form));
      const offered = model.fields.filter(
        ({ type, compute, props }) =>
          OFFERED_CONTROLS.has(type) && compute === undefined && props?.["optionsFrom"] === undefined,
      );
      const first = (offered.length > 0 ? offered : model.fields).map((field) => field.key);
      return metadata.create("publiclink", pkg, newPublicLink(key, title.trim(), form.slice(pkg.length + 1), first));
    },
    onSuccess: async ({ key }) => {
      await queries.invalidateQueries({ queryKey: [...metadata.all("publiclink")] });
      navigate(paths.publicLink(key));
    },
  });
  const complete = title.trim() !== "" && form !== "";
  return (
    <Modal
      open
      title={t("new")}
      okText={t("new.create")}
      okButtonProps={{ disabled: !complete, loading: create.isPending }}
      onOk={() => create.mutate()}
      onCancel={onClose}
    >
      <div className="m-form-lines m-form-lines-flush">
        <FormLine label={t("part.title")}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={60}
              placeholder={t("usual.title")}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              onPressEnter={() => complete && !create.isPending && create.mutate()}
            />
          )}
        </FormLine>
        <FormLine label={t("new.form")}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: "label" }}
              value={form}
              options={forms.map((line) => ({ value: line.key, label: text(line.title) || line.key }))}
              onChange={setForm}
            />
          )}
        </FormLine>
        {create.error && <ProblemView failure={create.error} />}
      </div>
    </Modal>
  );
}
