import { useTranslation } from "react-i18next";
import { useText } from "../../../../i18n/texts.ts";
import type { NodeProps } from "../node-design.ts";
import { usePicture } from "./use-picture.ts";

const HEIGHT = 160;

export function Face({ node }: NodeProps) {
  const { t } = useTranslation("designer-nodes");
  const text = useText();
  const address = usePicture(node.picture);
  if (address === null) return <span className="m-muted">{t("picture.choose")}</span>;
  return (
    <img
      src={address}
      alt={text(node.alt)}
      style={{ maxInlineSize: "100%", maxBlockSize: Math.min(node.height ?? HEIGHT, HEIGHT) }}
    />
  );
}
