import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { renderSVG } from "uqr";

interface QrCodeProps {
  readonly text: string;
  readonly name: string;
  /** Name of the file that it is saved as. */
  readonly file: string;
}

/** The address as a picture to print; black on white in every theme, so that cameras read it. */
export function QrCode({ text, name, file }: QrCodeProps) {
  const { t } = useTranslation("public-link");
  const source = useMemo(() => `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(text, { ecc: "M" }))}`, [text]);
  return (
    <div className="m-public-link-code">
      <img src={source} alt={name} width={200} height={200} />
      <Button size="small" href={source} download={`${file}.svg`}>
        {t("codeSave")}
      </Button>
    </div>
  );
}
