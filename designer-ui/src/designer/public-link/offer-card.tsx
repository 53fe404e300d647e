import { useQuery } from "@tanstack/react-query";
import { Button, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { forms } from "../../api/forms.ts";
import { useText } from "../../i18n/texts.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import { qualified } from "../../model/menu.ts";
import {
  isShowable,
  type LinkOffer,
  NOBODY_OFFERED,
  type Pointed,
} from "../../model/public-link/public-link-document.ts";
import { OfferWhere } from "./offer-where.tsx";

interface OfferCardProps {
  /** Title of the field. */
  readonly name: string;
  readonly pointed: Pointed | undefined;
  readonly pkg: string;
  readonly offer: LinkOffer | undefined;
  readonly onChange: (offer: LinkOffer | undefined) => void;
}

/** As short as the documents of the package name it. */
const named = (pkg: string, form: string) => (form.startsWith(`${pkg}.`) ? form.slice(pkg.length + 1) : form);

/** What people without an account may see of the records that a field points to. */
export function OfferCard({ name, pointed, pkg, offer, onChange }: OfferCardProps) {
  const { t } = useTranslation("public-link");
  const text = useText();
  const target = qualified(pkg, pointed?.form ?? "");
  const shape = useQuery({ ...forms.shape(target), enabled: pointed !== undefined });
  if (!pointed) return null;
  if (shape.error) return <ProblemView failure={shape.error} />;
  const form = text(shape.data?.title) || pointed.form;
  if (!offer) {
    return (
      <div className="m-public-link-more">
        <p className="m-muted">{t("see.none", { field: name, form })}</p>
        <Button
          className="m-public-link-add"
          onClick={() =>
            onChange({
              form: named(pkg, target),
              show: pointed.needs,
              where: undefined,
              list: false,
              colleagues: NOBODY_OFFERED,
            })
          }
        >
          {t("see.allow", { form })}
        </Button>
      </div>
    );
  }
  const fields = (shape.data?.model.fields ?? []).filter(
    (field) => isShowable(field) && field.key !== shape.data?.model.titleField,
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
    <div className="m-public-link-more" role="group" aria-label={t("see", { field: name, form })}>
      <p className="m-muted">{t("see", { field: name, form })}</p>
      {pointed.needs.length === 0 && (
        <Select<readonly string[]>
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          maxCount={6}
          aria-label={t("see.show", { field: name })}
          placeholder={t("see.titleOnly")}
          value={offer.show}
          options={fields.map(({ key, title }) => ({ value: key, label: text(title) || key }))}
          onChange={(show) => onChange({ ...offer, show })}
        />
      )}
      {shape.data && (
        <OfferWhere
          name={name}
          shape={shape.data}
          where={offer.where}
          onChange={(where) => onChange({ ...offer, where })}
        />
      )}
      <div className="m-public-link-line">
        <span className="m-public-link-switch">
          <Switch
            size="small"
            aria-label={t("see.listed")}
            checked={offer.list}
            onChange={(listed) => onChange({ ...offer, list: listed })}
          />
          {t(offer.list ? "see.listed" : "see.searched")}
        </span>
        <Button size="small" type="text" onClick={() => onChange(undefined)}>
          {t("see.forbid")}
        </Button>
      </div>
    </div>
  );
}
