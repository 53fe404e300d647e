import CopyOutlined from "@ant-design/icons/CopyOutlined";
import FileExcelOutlined from "@ant-design/icons/FileExcelOutlined";
import { Button } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { lazily } from "../../../kit/lazily.ts";

const Excel = lazily(() => import("./excel-fields.tsx").then((file) => file.ExcelFields));
const Form = lazily(() => import("./form-fields.tsx").then((file) => file.FormFields));

/** Many fields at once: from the columns of a workbook, or from another form. */
export function Taking() {
  const { t } = useTranslation("designer-palette");
  const [opened, setOpened] = useState<"excel" | "form" | null>(null);
  const close = () => setOpened(null);
  return (
    <div className="m-palette-taking">
      <Button size="small" icon={<FileExcelOutlined aria-hidden="true" />} onClick={() => setOpened("excel")}>
        {t("take.excelShort")}
      </Button>
      <Button size="small" icon={<CopyOutlined aria-hidden="true" />} onClick={() => setOpened("form")}>
        {t("take.formShort")}
      </Button>
      <Suspense fallback={null}>
        {opened === "excel" && <Excel onClose={close} />}
        {opened === "form" && <Form onClose={close} />}
      </Suspense>
    </div>
  );
}
