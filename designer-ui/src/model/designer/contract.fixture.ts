import type { Field } from "../form-shape.ts";
import type { FormDocument } from "./document.ts";

export const field = (key: string, type = "text", more: Partial<Field> = {}): Field => ({
  key,
  type,
  title: key,
  ...more,
});

/** A form with everything that commands have to carry along: a sub-table, formulas, rules, an owner. */
export const contract: FormDocument = {
  kind: "form",
  key: "contract",
  title: "合同",
  model: {
    titleField: "name",
    ownerField: "owner",
    uniques: [{ fields: ["no"] }],
    fields: [
      field("no", "serial", { props: { numbering: "contract_no" } }),
      field("name", "text", { required: true }),
      field("kind", "select", {
        props: {
          options: [
            { key: "sale", label: "销售" },
            { key: "service", label: "服务" },
          ],
        },
      }),
      field("items", "subtable", {
        fields: [
          field("qty", "number"),
          field("price", "money"),
          field("amount", "money", { compute: "{qty}*{price}" }),
        ],
      }),
      field("total", "money", { compute: "SUM({items.amount})" }),
      field("owner", "user"),
    ],
  },
  layouts: [
    {
      key: "default",
      nodes: [
        {
          kind: "section",
          key: "base",
          title: "基本信息",
          children: [
            { kind: "field", field: "no", span: 6 },
            { kind: "field", field: "name", span: 6 },
            { kind: "field", field: "kind", span: 4 },
            { kind: "field", field: "owner", span: 4 },
          ],
        },
        {
          kind: "section",
          key: "detail",
          title: "明细",
          children: [
            { kind: "field", field: "items", span: 12, columns: [{ field: "qty" }], totals: ["amount"] },
            { kind: "field", field: "total", span: 6 },
          ],
        },
      ],
    },
  ],
  logic: {
    rules: [
      {
        key: "r1",
        title: "金额大时",
        when: { field: "total", op: "gt", value: 100 },
        then: [{ act: "require", targets: ["owner", "kind"] }],
      },
    ],
  },
};
