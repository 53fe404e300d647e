import { useTranslation } from "react-i18next";
import type { FileEntry } from "../../api/files.ts";
import { formatInstant } from "../../i18n/format.ts";
import { sizeText } from "./size-text.ts";

/** How large a file is; of a picture also its pixels and, as far as its field keeps it, when and where it was taken. */
export function PictureFacts({ entry }: { readonly entry: FileEntry }) {
  const { t } = useTranslation("files");
  const { size, width, height, takenAt, place } = entry;
  const [lng = "", lat = ""] = typeof place === "string" ? place.split(",") : [];
  const facts = [
    sizeText(Number(size ?? 0)),
    ...(typeof width === "number" && typeof height === "number" ? [`${width} × ${height}`] : []),
    ...(typeof takenAt === "string" ? [t("taken", { when: formatInstant(takenAt) })] : []),
  ];
  return (
    <p className="m-lightbox-facts">
      {facts.join(" · ")}
      {lat !== "" && (
        <>
          {" · "}
          <a href={`geo:${lat},${lng}`}>{t("taken.place", { place: `${lng}, ${lat}` })}</a>
        </>
      )}
    </p>
  );
}
