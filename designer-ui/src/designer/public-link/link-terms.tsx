import { DatePicker, InputNumber } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { FormLine } from "../../kit/form-line.tsx";
import type { PartProps } from "./part.ts";

const shown = (moment: string | undefined) => (moment === undefined ? null : dayjs(moment));
const kept = (chosen: Dayjs | null) => chosen?.toISOString();

/** From when, until when, and how often. */
export function LinkTerms({ document, change }: PartProps) {
  const { t } = useTranslation("public-link");
  return (
    <section id="part-until" className="m-object-card m-public-link-terms" aria-label={t("terms")}>
      <h2>{t("terms")}</h2>
      <FormLine label={t("part.from")}>
        {({ id }) => (
          <DatePicker
            id={id}
            showTime={{ format: "HH:mm" }}
            format="YYYY-MM-DD HH:mm"
            placeholder={t("atOnce")}
            value={shown(document.from)}
            onChange={(chosen) => change({ from: kept(chosen) })}
          />
        )}
      </FormLine>
      <FormLine label={t("part.until")}>
        {({ id }) => (
          <DatePicker
            id={id}
            showTime={{ format: "HH:mm" }}
            format="YYYY-MM-DD HH:mm"
            placeholder={t("never")}
            value={shown(document.until)}
            onChange={(chosen) => change({ until: kept(chosen) })}
          />
        )}
      </FormLine>
      <FormLine label={t("part.limit")}>
        {({ id }) => (
          <InputNumber
            id={id}
            min={1}
            max={10_000_000}
            precision={0}
            placeholder={t("anyNumber")}
            value={document.limit ?? null}
            onChange={(limit) => change({ limit: limit ?? undefined })}
          />
        )}
      </FormLine>
    </section>
  );
}
