import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type ImportAnalysis, type ImportForm, imports } from "../../api/imports.ts";
import { records } from "../../api/records.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import { paths } from "../../model/paths.ts";
import { ImportFrame } from "./import-frame.tsx";
import { guessed, mapped, missing, plansInto } from "./mapping.ts";

interface ImportMappingProps {
  readonly analysis: ImportAnalysis;
  readonly form: ImportForm;
  readonly onAnother: () => void;
}

/** Which column goes to which field of a form that exists. */
export function ImportMapping({ analysis, form, onAnother }: ImportMappingProps) {
  const { t } = useTranslation("import");
  const { t: controls } = useTranslation("controls");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [sheetIndex, setSheetIndex] = useState(0);
  const sheet = analysis.sheets[sheetIndex];
  const columns = sheet?.columns ?? [];
  const [mapping, setMapping] = useState(() => guessed(columns));
  const start = useMutation({
    mutationFn: async () => {
      if (!sheet) return;
      await imports.start(analysis.id, {
        sheet: sheet.index,
        headerRow: sheet.headerRow,
        rows: sheet.rows,
        target: { form: form.key },
        columns: plansInto(columns, mapping),
      });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: records.all(form.key) });
      navigate(paths.importRun(analysis.id));
    },
  });
  const needed = missing(form, mapping);
  const switchSheet = (index: number) => {
    setSheetIndex(index);
    setMapping(guessed(analysis.sheets[index]?.columns ?? []));
  };
  const fields = form.fields.map(({ key, title, type, required }) => ({
    value: key,
    label: required ? `${title} *` : title,
    type,
  }));
  return (
    <ImportFrame
      title={t("intoTitle", { form: form.title })}
      analysis={analysis}
      chosen={sheetIndex}
      onChoose={switchSheet}
      start={{
        label: t("startInto"),
        ready: mapping.size > 0 && needed.length === 0,
        isPending: start.isPending,
        error: start.error,
        mutate: () => start.mutate(),
      }}
      onAnother={onAnother}
    >
      {({ headerRow, rows }) => (
        <>
          <p>
            {t("header", { row: headerRow, rows, columns: columns.length })}{" "}
            {t("mappedCount", { mapped: mapping.size, columns: columns.length })}
          </p>
          {needed.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t("needed", { fields: needed.map(({ title }) => title).join("、") })}
            />
          )}
          <div className="m-import-table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("column")}</th>
                  <th scope="col">{t("samples")}</th>
                  <th scope="col">{t("goesTo")}</th>
                  <th scope="col">{t("type")}</th>
                </tr>
              </thead>
              <tbody>
                {columns.map(({ index, header, samples }) => {
                  const field = form.fields.find(({ key }) => key === mapping.get(index));
                  return (
                    <tr key={index} {...(field ? {} : { "data-skip": true })}>
                      <th scope="row">{header}</th>
                      <td className="m-import-samples">{samples.slice(0, 3).join(" · ")}</td>
                      <td>
                        <Select<string>
                          allowClear
                          showSearch={{ optionFilterProp: "label" }}
                          aria-label={`${t("goesTo")} ${header}`}
                          style={{ width: 220 }}
                          placeholder={t("leftOut")}
                          value={field?.key ?? (null as unknown as string)}
                          options={fields}
                          onChange={(key: string | undefined) => setMapping(mapped(mapping, index, key ?? null))}
                        />
                      </td>
                      <td>{field && <OptionTag>{controls(`type.${field.type}`)}</OptionTag>}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
    </ImportFrame>
  );
}
