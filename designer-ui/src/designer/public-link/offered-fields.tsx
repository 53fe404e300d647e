import ArrowDownOutlined from "@ant-design/icons/ArrowDownOutlined";
import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import CloseOutlined from "@ant-design/icons/CloseOutlined";
import { Button, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { isTable } from "../../model/form/kinds.ts";
import type { Field, FormShape } from "../../model/form-shape.ts";
import {
  colleaguesOf,
  firstColumns,
  type LinkOffer,
  moved,
  type PublicLinkDocument,
  pointedBy,
  refusalOf,
} from "../../model/public-link/public-link-document.ts";
import { ColleaguesCard } from "./colleagues-card.tsx";
import { OfferCard } from "./offer-card.tsx";
import type { PartProps } from "./part.ts";

/** What goes with a field that is taken from the form. */
const without = <T,>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([path]) => path.split(".")[0] !== key));

interface OfferedFieldsProps extends PartProps {
  readonly shape: FormShape;
}

/** The fields that are filled in, from top to bottom, and why the others cannot be. */
export function OfferedFields({ document, change, shape }: OfferedFieldsProps) {
  const { t } = useTranslation("public-link");
  const text = useText();
  const { fields, columns, offer } = document;
  const fieldOf = (key: string) => shape.model.fields.find((field) => field.key === key);
  const titleOf = (key: string) => text(fieldOf(key)?.title) || key;
  const free = shape.model.fields.filter(({ key }) => !fields.includes(key) && document.values[key] === undefined);
  const left = free.filter((field) => refusalOf(field) === null);
  const add = (key: string) => {
    const field = fieldOf(key);
    const more = field && isTable(field) ? { columns: { ...columns, [key]: firstColumns(field) } } : {};
    change({ fields: [...fields, key], ...more });
  };
  const take = (key: string) =>
    change({
      fields: fields.filter((other) => other !== key),
      columns: without(columns, key),
      offer: without(offer, key),
    });
  return (
    <section id="part-fields" className="m-object-card" aria-label={t("part.fields")}>
      <h2>{t("part.fields")}</h2>
      <p className="m-muted">{t("fieldsHint")}</p>
      <Radio.Group
        aria-label={t("part.layout")}
        value={document.layout}
        options={(["form", "list"] as const).map((value) => ({ value, label: t(`layout.${value}`) }))}
        onChange={({ target }) => change({ layout: target.value as PublicLinkDocument["layout"] })}
      />
      <ol className="m-public-link-fields">
        {fields.map((key, index) => (
          <li key={key}>
            <div className="m-public-link-field">
              <span className="m-ellipsis">{titleOf(key)}</span>
              <Button
                size="small"
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={t("up", { field: titleOf(key) })}
                disabled={index === 0}
                onClick={() => change({ fields: moved(fields, index, -1) })}
              />
              <Button
                size="small"
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={t("down", { field: titleOf(key) })}
                disabled={index === fields.length - 1}
                onClick={() => change({ fields: moved(fields, index, 1) })}
              />
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={t("take", { field: titleOf(key) })}
                onClick={() => take(key)}
              />
            </div>
            <More field={fieldOf(key)} document={document} change={change} shape={shape} />
          </li>
        ))}
      </ol>
      <Select<string | null>
        className="m-public-link-add"
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t("offer")}
        placeholder={t("offer")}
        value={null}
        disabled={left.length === 0}
        options={left.map(({ key }) => ({ value: key, label: titleOf(key) }))}
        onChange={(key) => key !== null && add(key)}
      />
      <Refused fields={free} />
    </section>
  );
}

interface MoreProps extends OfferedFieldsProps {
  readonly field: Field | undefined;
}

/** What has to be said beside its name: the columns of rows, and what is seen where it points to. */
function More({ field, document, change, shape }: MoreProps) {
  const { t } = useTranslation("public-link");
  const text = useText();
  if (!field) return null;
  const offerOf = (one: Field, path: string) => {
    const colleagues = colleaguesOf(one);
    const card = {
      name: text(one.title) || one.key,
      offer: document.offer[path],
      onChange: (next: LinkOffer | undefined) => {
        const others = Object.entries(document.offer).filter(([other]) => other !== path);
        change({ offer: Object.fromEntries(next ? [...others, [path, next]] : others) });
      },
    };
    return colleagues ? (
      <ColleaguesCard key={path} {...card} whom={colleagues} />
    ) : (
      <OfferCard key={path} {...card} pointed={pointedBy(one)} pkg={shape.key.slice(0, shape.key.lastIndexOf("."))} />
    );
  };
  const leads = (one: Field) => pointedBy(one) !== undefined || colleaguesOf(one) !== undefined;
  if (!isTable(field)) return leads(field) ? offerOf(field, field.key) : null;
  const columns = field.fields ?? [];
  const chosen = document.columns[field.key] ?? [];
  return (
    <div className="m-public-link-more">
      <Select<readonly string[]>
        mode="multiple"
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t("columns", { field: text(field.title) || field.key })}
        placeholder={t("columnsNone")}
        status={chosen.length === 0 ? "warning" : ""}
        value={chosen}
        options={columns
          .filter((column) => refusalOf(column) === null)
          .map(({ key, title }) => ({ value: key, label: text(title) || key }))}
        onChange={(next) =>
          change({
            columns: { ...document.columns, [field.key]: next },
            offer: Object.fromEntries(
              Object.entries(document.offer).filter(([path]) => {
                const [table, column] = path.split(".");
                return table !== field.key || (column !== undefined && next.includes(column));
              }),
            ),
          })
        }
      />
      {columns
        .filter((column) => chosen.includes(column.key) && leads(column))
        .map((column) => offerOf(column, `${field.key}.${column.key}`))}
      <Refused fields={columns} />
    </div>
  );
}

/** Fields that cannot be offered, with a sentence for each. */
function Refused({ fields }: { readonly fields: readonly Field[] }) {
  const { t } = useTranslation("public-link");
  const text = useText();
  const refused = fields.flatMap((field) => {
    const why = refusalOf(field);
    return why === null ? [] : [{ field, why }];
  });
  if (refused.length === 0) return null;
  return (
    <details className="m-public-link-refused">
      <summary>{t("refused", { count: refused.length })}</summary>
      <ul>
        {refused.map(({ field, why }) => (
          <li key={field.key}>{t(`refused.${why}`, { field: text(field.title) || field.key })}</li>
        ))}
      </ul>
    </details>
  );
}
