import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { unplacedIn } from "../../../model/designer/device.ts";
import { fieldAt } from "../../../model/designer/document.ts";
import { nodesOf, sectionsOf } from "../../../model/designer/layout.ts";
import { placeField } from "../../../model/designer/layout-commands.ts";
import { useDesign, useDocument } from "../design-context.tsx";

/** Fields that people on phones do not see, each with the way back. */
export function UnplacedFields() {
  const { t } = useTranslation("designer");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const unplaced = unplacedIn(document);
  const section = sectionsOf(nodesOf(document)).at(-1)?.key ?? null;
  if (unplaced.length === 0) return null;
  return (
    <section className="m-unplaced" aria-label={t("device.hidden")}>
      <h3>{t("device.hidden")}</h3>
      {unplaced.map((key) => {
        const title = text(fieldAt(document, key)?.title) || key;
        return (
          <Button
            key={key}
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            aria-label={t("device.show", { title })}
            onClick={(event) => {
              event.stopPropagation();
              design.run(placeField({ field: key, target: { section, before: null } }));
            }}
          >
            {title}
          </Button>
        );
      })}
    </section>
  );
}
