import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { forms } from "../../../api/forms.ts";
import { records } from "../../../api/records.ts";
import { useRecordOpener } from "../../../controls/record-opener.ts";
import { controlOf } from "../../../controls/registry.ts";
import { ValueView } from "../../../controls/value-view.tsx";
import { useText } from "../../../i18n/texts.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../../kit/failure-state.tsx";
import { usePhone } from "../../../kit/screen.ts";
import { isBlank } from "../../../model/fields.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field, FormShape, SectionNode } from "../../../model/form-shape.ts";
import type { BusinessRecord, Labels } from "../../../model/record.ts";
import { useEditor, useEditorState } from "../../editor-context.tsx";
import { useFollowing } from "../../use-following.ts";
import type { NodeViewProps } from "../catalog.ts";
import { pointingTo } from "./pointing.ts";
import "./related-list.css";

const MOST_COLUMNS = 6;
const PAGE = 10;

/** The records of another form that point to this one. */
export function View({ node }: NodeViewProps) {
  const { t } = useTranslation("record");
  const text = useText();
  const { record } = useEditor();
  const shape = useQuery({ ...forms.shape(node.form ?? ""), enabled: node.form !== undefined });
  const title = text(node.title) || text(shape.data?.title);
  return (
    <section className="m-related" aria-label={title}>
      {record === null || !shape.data ? (
        <>
          <h2>{title}</h2>
          {record === null && <p className="m-muted">{t("related.later")}</p>}
          {record !== null && !shape.error && <DelayedSkeleton rows={2} />}
          {shape.error && <FailureState failure={shape.error} onRetry={() => void shape.refetch()} />}
        </>
      ) : (
        <Related node={node} title={title} shape={shape.data} record={record} />
      )}
    </section>
  );
}

interface RelatedProps {
  readonly node: SectionNode;
  readonly title: string;
  readonly shape: FormShape;
  readonly record: string;
}

function Related({ node, title, shape, record }: RelatedProps) {
  const { t } = useTranslation("record");
  const phone = usePhone();
  const open = useRecordOpener();
  const { form: own } = useEditor();
  const name = useEditorState(({ result }) => result.data[own.shape.model.titleField ?? ""]);
  const { filter, input } = pointingTo(record, shape, node.via ?? "");
  const pages = useInfiniteQuery(records.pages(shape.key, { filter }, node.limit ?? PAGE));
  const count = useQuery(records.count(shape.key, { filter }));
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const labels: Labels = Object.assign({}, ...(pages.data?.pages.map((page) => page.labels) ?? []));
  const columns = columnsOf(shape, node);

  const follow = useFollowing();
  const show = (id: string) => open?.({ form: shape.key, id, onSaved: follow });
  const create = () =>
    open?.({
      form: shape.key,
      id: null,
      input,
      labels: typeof name === "string" ? { [record]: name } : {},
      onSaved: follow,
    });

  return (
    <>
      <header>
        <h2>
          {title}
          {count.data && (
            <span className="m-related-count">{`${count.data.count}${count.data.capped ? "+" : ""}`}</span>
          )}
        </h2>
        {open && shape.rights.create && (
          <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={create}>
            {t("related.new")}
          </Button>
        )}
      </header>
      {pages.error && <FailureState failure={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && !pages.error && <DelayedSkeleton rows={2} />}
      {pages.isSuccess && items.length === 0 && <p className="m-muted">{t("related.none")}</p>}
      {items.length > 0 &&
        (phone ? (
          <RelatedCards columns={columns} items={items} labels={labels} onOpen={show} />
        ) : (
          <RelatedTable columns={columns} items={items} labels={labels} onOpen={show} />
        ))}
      {pages.hasNextPage && (
        <Button size="small" type="link" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("related.more")}
        </Button>
      )}
    </>
  );
}

/** The columns that the layout names; else the title and the first fields, without the link that leads here. */
function columnsOf(shape: FormShape, node: SectionNode): readonly Field[] {
  const known = new Map(shape.model.fields.map((field) => [field.key, field]));
  const named = (node.columns ?? []).flatMap(({ field }) => known.get(field) ?? []);
  if (named.length > 0) return named;
  const title = shape.model.titleField;
  const others = shape.model.fields.filter(
    ({ key, type }) => key !== title && key !== node.via && !["SUBTABLE", "LONG_TEXT"].includes(valueTypeOf(type)),
  );
  return [...[known.get(title ?? "")].flatMap((field) => field ?? []), ...others].slice(0, MOST_COLUMNS);
}

interface RowsProps {
  readonly columns: readonly Field[];
  readonly items: readonly BusinessRecord[];
  readonly labels: Labels;
  readonly onOpen: (id: string) => void;
}

function Title({
  field,
  record,
  labels,
  onOpen,
}: { readonly field: Field; readonly record: BusinessRecord } & RowsProps) {
  const { t } = useTranslation("record");
  const value = record.data[field.key] ?? null;
  return (
    <button type="button" className="m-plain m-link" onClick={() => onOpen(record.id)}>
      {isBlank(value) ? t("untitled") : <ValueView field={field} value={value} labels={labels} holder={record.data} />}
    </button>
  );
}

function RelatedTable(props: RowsProps) {
  const text = useText();
  const { columns, items, labels } = props;
  return (
    <div className="m-related-scroll">
      <table>
        <thead>
          <tr>
            {columns.map((field) => (
              <th key={field.key} scope="col" className={numbersOf(field)}>
                {text(field.title) || field.key}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((record) => (
            <tr key={record.id}>
              {columns.map((field, index) => (
                <td key={field.key} className={numbersOf(field)}>
                  {index === 0 ? (
                    <Title {...props} field={field} record={record} />
                  ) : (
                    <ValueView
                      field={field}
                      value={record.data[field.key] ?? null}
                      labels={labels}
                      holder={record.data}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RelatedCards(props: RowsProps) {
  const text = useText();
  const [first, ...rest] = props.columns;
  return (
    <ul>
      {props.items.map((record) => (
        <li key={record.id}>
          {first && <Title {...props} field={first} record={record} />}
          {rest
            .filter(({ key }) => !isBlank(record.data[key] ?? null))
            .map((field) => (
              <span key={field.key} className="m-related-line">
                <small>{text(field.title) || field.key}</small>
                <span className="m-ellipsis">
                  <ValueView
                    field={field}
                    value={record.data[field.key] ?? null}
                    labels={props.labels}
                    holder={record.data}
                  />
                </span>
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}

const numbersOf = (field: Field) => (controlOf(field.type).align === "right" ? "m-numbers" : undefined);
