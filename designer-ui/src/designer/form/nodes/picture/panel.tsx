import UploadOutlined from "@ant-design/icons/UploadOutlined";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type ChangeEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../../api/metadata.ts";
import { pictures } from "../../../../api/pictures.ts";
import { useText } from "../../../../i18n/texts.ts";
import { LANGUAGES } from "../../../../i18n/words.ts";
import { ProblemView } from "../../../../kit/problem-view.tsx";
import { freeKey, slugOf } from "../../../../model/designer/keys.ts";
import { type NodeChange, setNode } from "../../../../model/designer/layout-commands.ts";
import type { LocalizedText } from "../../../../model/localized-text.ts";
import { packageOf, qualified } from "../../../../model/menu.ts";
import { useDesign, useSurrounding } from "../../design-context.tsx";
import { Pick } from "../../panel/pick.tsx";
import { Property } from "../../panel/property.tsx";
import { HeightProperty } from "../height-property.tsx";
import type { NodeProps } from "../node-design.ts";

const ACCEPTED = "image/png,image/jpeg,image/gif,image/webp";

/** Which picture it is, brought or chosen, and its words in every language. */
export function Panel({ node }: NodeProps) {
  const { t } = useTranslation("designer-nodes");
  const text = useText();
  const design = useDesign();
  const { pkg } = useSurrounding();
  const list = useQuery(metadata.list("picture"));
  const put = (change: NodeChange) => design.run(setNode({ section: node.key, change }));
  const choose = (key: string) => put({ picture: packageOf(key) === pkg ? key.slice(pkg.length + 1) : key });
  const known = (list.data?.items ?? []).filter(({ version }) => version !== null);
  return (
    <>
      <Pick
        label={t("picture")}
        value={node.picture ? qualified(pkg, node.picture) : undefined}
        options={known.map(({ key, title }) => ({ value: key, label: text(title) || key }))}
        placeholder={t("picture.choose")}
        onPick={(key) => (key === undefined ? put({ picture: undefined }) : choose(key))}
      />
      <Bringing taken={new Set(known.map(({ key }) => key.slice(packageOf(key).length + 1)))} onBrought={choose} />
      <Property label={t("picture.alt")} hint={t("picture.alt.hint")}>
        {(id) =>
          LANGUAGES.map(({ key, title }, index) => (
            <Input
              key={key}
              {...(index === 0 ? { id } : { "aria-label": `${t("picture.alt")} · ${title}` })}
              placeholder={title}
              lang={key}
              maxLength={500}
              value={written(node.alt, key)}
              onChange={({ target }) => put({ alt: { ...texts(node.alt), [key]: target.value } })}
            />
          ))
        }
      </Property>
      <HeightProperty node={node} label={t("picture.height")} />
    </>
  );
}

const texts = (label: LocalizedText | undefined): Readonly<Record<string, string>> =>
  typeof label === "object" ? label : {};

const written = (label: LocalizedText | undefined, language: string): string => texts(label)[language] ?? "";

interface BringingProps {
  readonly taken: ReadonlySet<string>;
  readonly onBrought: (key: string) => void;
}

function Bringing({ taken, onBrought }: BringingProps) {
  const { t } = useTranslation("designer-nodes");
  const queries = useQueryClient();
  const { pkg } = useSurrounding();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const bring = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = "";
    if (!file) return;
    setFailure(null);
    setBusy(true);
    try {
      const title = file.name.replace(/\.[a-z0-9]+$/i, "");
      const key = freeKey(slugOf(title) || "picture", taken);
      await pictures.bring(pkg, key, title || key, await base64(file));
      await queries.invalidateQueries({ queryKey: metadata.all("picture") });
      onBrought(`${pkg}.${key}`);
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={t("picture.bring")}
        onChange={(event) => void bring(event)}
      />
      <Button
        size="small"
        icon={<UploadOutlined aria-hidden="true" />}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {t("picture.bring")}
      </Button>
      {failure !== null && <ProblemView failure={failure} />}
    </>
  );
}

async function base64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
