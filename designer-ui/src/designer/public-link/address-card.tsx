import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Popconfirm, Switch } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../api/metadata.ts";
import type { ObjectDesk } from "../../api/object-desk.ts";
import { publicLinks, wholeAddress } from "../../api/public-links.ts";
import { formatAgo } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { lazily } from "../../kit/lazily.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import { ProblemView, useFailureText } from "../../kit/problem-view.tsx";
import {
  type PublicLinkDocument,
  readPublicLink,
  writePublicLink,
} from "../../model/public-link/public-link-document.ts";
import { PasswordLine } from "./password-line.tsx";

const QrCode = lazily(() => import("./qr-code.tsx").then((file) => file.QrCode));

const COLORS = { open: "green", off: "default", not_yet: "blue", over: "default", full: "orange" } as const;

interface AddressCardProps {
  readonly link: string;
  readonly pkg: string;
  readonly desk: ObjectDesk<PublicLinkDocument>;
}

/** Where the form is found, how much it is used, and what ends it. */
export function AddressCard({ link, pkg, desk }: AddressCardProps) {
  const { t } = useTranslation("public-link");
  const language = useLanguage();
  const { message } = App.useApp();
  const textOf = useFailureText();
  const queries = useQueryClient();
  const [shown, setShown] = useState<"code" | "preview" | null>(null);
  const toggleShown = (what: "code" | "preview") => setShown(shown === what ? null : what);
  const links = useQuery({ ...publicLinks.list(pkg), enabled: desk.version !== null });
  const known = links.data?.find(({ key }) => key === link);
  const told = async (words: string) => {
    await queries.invalidateQueries({ queryKey: [...publicLinks.all] });
    void message.success(words);
  };
  const renew = useMutation({
    mutationFn: () => publicLinks.renew(link),
    onSuccess: () => told(t("renewed")),
    onError: (failure) => void message.error(textOf(failure)),
  });
  const toggle = useMutation({
    mutationFn: async (enabled: boolean) => {
      const document = writePublicLink({ ...readPublicLink(desk.published ?? {}), enabled });
      const { draftRevision } = await metadata.saveDraft("publiclink", link, await desk.flush(), document);
      await metadata.publish("publiclink", link, draftRevision, t(enabled ? "switched.on" : "switched.off"));
      await desk.reload();
      return enabled;
    },
    onSuccess: (enabled) => told(t(enabled ? "switched.on" : "switched.off")),
    onError: (failure) => void message.error(textOf(failure)),
  });

  if (links.error) return <ProblemView failure={links.error} />;
  if (!known) return <p className="m-object-card m-muted">{t("noAddress")}</p>;
  const address = wholeAddress(known);
  const copy = () =>
    void navigator.clipboard?.writeText(address).then(
      () => message.success(t("copied")),
      () => undefined,
    );
  return (
    <section className="m-object-card" aria-label={t("address")}>
      <div className="m-public-link-line">
        <Input readOnly aria-label={t("address")} value={address} onFocus={({ target }) => target.select()} />
        <Button onClick={copy}>{t("copy")}</Button>
        <Button href={address} target="_blank" rel="noreferrer noopener">
          {t("open")}
        </Button>
        <Button aria-expanded={shown === "preview"} onClick={() => toggleShown("preview")}>
          {t("preview")}
        </Button>
        <Button aria-expanded={shown === "code"} onClick={() => toggleShown("code")}>
          {t("code")}
        </Button>
      </div>
      {shown === "preview" && (
        <div className="m-public-link-preview">
          <iframe key={desk.version} src={address} title={t("previewOf")} />
          <small className="m-muted">{t("previewHint")}</small>
        </div>
      )}
      {shown === "code" && (
        <Suspense fallback={null}>
          <QrCode text={address} name={t("codeOf")} file={link} />
        </Suspense>
      )}
      <div className="m-public-link-line">
        <Switch
          aria-label={t("switch")}
          checked={desk.published?.["enabled"] !== false}
          loading={toggle.isPending}
          disabled={desk.publishable}
          title={desk.publishable ? t("switch.first") : ""}
          onChange={(next) => toggle.mutate(next)}
        />
        <OptionTag color={COLORS[known.state]}>{t(`state.${known.state}`)}</OptionTag>
        <span>
          {t("records", { count: known.records })}
          {known.lastAt !== undefined && ` · ${t("last", { at: formatAgo(known.lastAt, language) })}`}
        </span>
        <Popconfirm title={t("renewConfirm")} okText={t("renew")} onConfirm={() => renew.mutate()}>
          <Button size="small" danger loading={renew.isPending}>
            {t("renew")}
          </Button>
        </Popconfirm>
      </div>
      <PasswordLine link={link} locked={known.locked} onDone={told} />
    </section>
  );
}
