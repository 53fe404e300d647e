import type { FormShape } from "../model/form-shape.ts";
import type { BusinessRecord } from "../model/record.ts";

/** A small company that rents machines; enough to see every control. */
export const WANG = "0190a000-0000-7000-8000-000000000001";
export const LI = "0190a000-0000-7000-8000-000000000002";
const SITES = ["宁波一号工地", "杭州湾项目部", "绍兴纺织园", "温州港码头", "嘉兴装配厂", "台州模具城"];

const id = (group: string, number: number) => `0190a000-${group}-7000-8000-${String(number).padStart(12, "0")}`;

export const LABELS: Readonly<Record<string, string>> = {
  [WANG]: "王芳",
  [LI]: "李雷",
  ...Object.fromEntries(SITES.map((name, index) => [id("0002", index), name])),
  [id("0003", 1)]: "挖掘机 20t",
  [id("0003", 2)]: "叉车 3t",
  [id("0003", 3)]: "高空作业平台 14m",
};

const RIGHTS = {
  create: true,
  read: true,
  update: true,
  delete: true,
  import: true,
  export: true,
  migrate: true,
  design: true,
  fields: { "*": "write" as const },
};

export const RENTAL: FormShape = {
  key: "rent.rental",
  title: { "zh-CN": "租赁单", "en-US": "Rentals" },
  icon: "file-text",
  version: 3,
  model: {
    titleField: "name",
    fields: [
      { key: "no", type: "serial", title: { "zh-CN": "单号", "en-US": "No." }, props: { numbering: "rental_no" } },
      {
        key: "name",
        type: "text",
        title: { "zh-CN": "项目名称", "en-US": "Project" },
        required: true,
        props: { maxLength: 60, search: true },
      },
      {
        key: "site",
        type: "link",
        title: { "zh-CN": "工地", "en-US": "Site" },
        required: true,
        props: { form: "site", fill: [{ from: "phone", to: "phone" }] },
      },
      {
        key: "stage",
        type: "select",
        title: { "zh-CN": "阶段", "en-US": "Stage" },
        default: { value: "quote" },
        props: {
          options: [
            { key: "quote", label: { "zh-CN": "报价", "en-US": "Quote" }, color: "blue" },
            { key: "signed", label: { "zh-CN": "已签约", "en-US": "Signed" }, color: "teal" },
            { key: "running", label: { "zh-CN": "在租", "en-US": "Running" }, color: "green" },
            { key: "returned", label: { "zh-CN": "已归还", "en-US": "Returned" }, color: "default" },
          ],
        },
      },
      { key: "phone", type: "phone", title: { "zh-CN": "联系电话", "en-US": "Phone" } },
      { key: "start", type: "date", title: { "zh-CN": "开始日期", "en-US": "Start" }, default: { expr: "TODAY()" } },
      { key: "end", type: "date", title: { "zh-CN": "结束日期", "en-US": "End" } },
      {
        key: "discount",
        type: "percent",
        title: { "zh-CN": "折扣", "en-US": "Discount" },
        props: { min: "0", max: "1" },
        help: { "zh-CN": "低于 100% 时需要说明原因", "en-US": "Below 100% needs a reason" },
      },
      { key: "reason", type: "textarea", title: { "zh-CN": "折扣原因", "en-US": "Reason for the discount" } },
      {
        key: "items",
        type: "subtable",
        title: { "zh-CN": "设备明细", "en-US": "Machines" },
        props: { maxRows: 50 },
        fields: [
          {
            key: "machine",
            type: "link",
            title: { "zh-CN": "设备", "en-US": "Machine" },
            required: true,
            props: { form: "machine", fill: [{ from: "price", to: "price" }] },
          },
          {
            key: "qty",
            type: "number",
            title: { "zh-CN": "数量", "en-US": "Quantity" },
            required: true,
            props: { scale: 0, min: "1" },
          },
          { key: "price", type: "money", title: { "zh-CN": "单价", "en-US": "Price" }, props: { scale: 2 } },
          {
            key: "amount",
            type: "money",
            title: { "zh-CN": "金额", "en-US": "Amount" },
            compute: "ROUND({qty}*{price},2)",
          },
        ],
      },
      {
        key: "total",
        type: "money",
        title: { "zh-CN": "合计金额", "en-US": "Total" },
        compute: "ROUND(SUM({items.amount})*IF(ISBLANK({discount}),1,{discount}),2)",
      },
      {
        key: "total_cn",
        type: "text",
        title: { "zh-CN": "大写金额", "en-US": "Total in words" },
        compute: "RMBUPPER({total})",
      },
      { key: "insured", type: "switch", title: { "zh-CN": "已投保", "en-US": "Insured" } },
      {
        key: "tags",
        type: "multiselect",
        title: { "zh-CN": "标签", "en-US": "Tags" },
        props: {
          options: [
            { key: "key", label: { "zh-CN": "重点", "en-US": "Key" }, color: "red" },
            { key: "long", label: { "zh-CN": "长租", "en-US": "Long term" }, color: "purple" },
          ],
        },
      },
      { key: "owner", type: "user", title: { "zh-CN": "负责人", "en-US": "Owner" }, default: { var: "user.id" } },
    ],
    ownerField: "owner",
  },
  layouts: [
    {
      key: "default",
      nodes: [
        {
          kind: "section",
          key: "base",
          title: { "zh-CN": "基本信息", "en-US": "Basics" },
          children: [
            { kind: "field", field: "no", span: 4 },
            { kind: "field", field: "name", span: 8 },
            { kind: "field", field: "site", span: 6 },
            { kind: "field", field: "phone", span: 6 },
            { kind: "field", field: "stage", span: 4 },
            { kind: "field", field: "start", span: 4 },
            { kind: "field", field: "end", span: 4 },
          ],
        },
        {
          kind: "section",
          key: "detail",
          title: { "zh-CN": "设备与金额", "en-US": "Machines and money" },
          children: [
            {
              kind: "field",
              field: "items",
              span: 12,
              columns: [
                { field: "machine", width: 200 },
                { field: "qty", width: 90 },
                { field: "price", width: 130 },
                { field: "amount", width: 140 },
              ],
              totals: ["qty", "amount"],
            },
            { kind: "field", field: "discount", span: 4 },
            { kind: "field", field: "total", span: 4 },
            { kind: "field", field: "total_cn", span: 4 },
            { kind: "field", field: "reason", span: 12 },
          ],
        },
        {
          kind: "section",
          key: "more",
          title: { "zh-CN": "其他", "en-US": "More" },
          children: [
            { kind: "field", field: "owner", span: 4 },
            { kind: "field", field: "tags", span: 4 },
            { kind: "field", field: "insured", span: 4 },
          ],
        },
      ],
    },
  ],
  logic: {
    rules: [
      {
        key: "r1",
        when: { field: "discount", op: "lt", value: "1" },
        then: [
          { act: "show", targets: ["reason"] },
          { act: "require", targets: ["reason"] },
        ],
      },
    ],
    validations: [
      {
        key: "v1",
        assert: {
          any: [
            { field: "end", op: "empty" },
            { field: "end", op: "gte", value: { field: "start" } },
          ],
        },
        targets: ["end"],
        message: { "zh-CN": "结束日期不能早于开始日期", "en-US": "The end must not be before the start" },
      },
    ],
  },
  rights: RIGHTS,
  views: [
    {
      key: "rental_all",
      title: { "zh-CN": "全部租赁单", "en-US": "All rentals" },
      type: "list",
      columns: ["name", "no", "site", "stage", "start", "total", "owner", "tags", "insured", "updated_at"].map(
        (field) => (field === "name" ? { field, width: 220 } : { field }),
      ),
    },
    {
      key: "rental_board",
      title: { "zh-CN": "按阶段", "en-US": "By stage" },
      type: "kanban",
      kanban: { by: "stage", sum: "total", card: ["site", "total", "owner"] },
    },
    {
      key: "rental_mine",
      title: { "zh-CN": "我的在租", "en-US": "Mine, running" },
      type: "list",
      filter: {
        all: [
          { field: "owner", op: "eq", value: { var: "user.id" } },
          { field: "stage", op: "eq", value: "running" },
        ],
      },
    },
  ],
  flow: { key: "rent.rental_approval", title: { "zh-CN": "租赁审批", "en-US": "Rental approval" } },
};

export const MACHINE: FormShape = {
  key: "rent.machine",
  title: { "zh-CN": "设备", "en-US": "Machines" },
  icon: "tool",
  version: 1,
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: { "zh-CN": "名称", "en-US": "Name" }, required: true },
      { key: "price", type: "money", title: { "zh-CN": "日租金", "en-US": "Price a day" } },
    ],
  },
  layouts: [],
  rights: RIGHTS,
  views: [],
  flow: null,
};

export const SITE: FormShape = {
  ...MACHINE,
  key: "rent.site",
  title: { "zh-CN": "工地", "en-US": "Sites" },
  icon: "building",
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: { "zh-CN": "名称", "en-US": "Name" }, required: true },
      { key: "phone", type: "phone", title: { "zh-CN": "电话", "en-US": "Phone" } },
    ],
  },
};

function record(key: string, version: number, data: BusinessRecord["data"]): BusinessRecord {
  return {
    id: key,
    version,
    createdAt: "2026-11-02T01:30:00.000Z",
    createdBy: WANG,
    updatedAt: "2026-11-20T06:12:00.000Z",
    updatedBy: LI,
    owner: WANG,
    department: null,
    flow: null,
    data,
  };
}

const STAGES = ["quote", "signed", "running", "returned"];

export const RENTALS: readonly BusinessRecord[] = Array.from({ length: 120 }, (_, index) => {
  const total = ((index * 7919) % 90000) + 1200.5;
  const given = record(id("0001", index), 1, {
    no: `ZL-202611-${String(index + 1).padStart(4, "0")}`,
    name: `${["塔吊基础开挖", "仓库搬迁", "外墙清洗", "设备进场", "码头装卸"][index % 5]}（${index + 1} 期）`,
    site: id("0002", index % SITES.length),
    stage: STAGES[index % 4] ?? "quote",
    phone: `1380000${String(1000 + index)}`,
    start: `2026-11-${String((index % 28) + 1).padStart(2, "0")}`,
    total: total.toFixed(2),
    owner: index % 3 === 0 ? LI : WANG,
    insured: index % 2 === 0,
    ...(index % 4 === 1 ? { tags: ["key", "long"] } : {}),
    items: [
      { _id: id("0004", index * 2), machine: id("0003", 1), qty: "2", price: "300", amount: "600" },
      { _id: id("0004", index * 2 + 1), machine: id("0003", 2), qty: "3", price: "200.5", amount: "601.5" },
    ],
  });
  return index % 7 === 3 ? { ...given, flow: { state: "running" as const, instance: id("0005", index) } } : given;
});

export const SITE_RECORDS: readonly BusinessRecord[] = SITES.map((name, index) =>
  record(id("0002", index), 1, { name, phone: `0574-8${String(100000 + index * 17)}` }),
);

export const MACHINE_RECORDS: readonly BusinessRecord[] = [1, 2, 3].map((number) =>
  record(id("0003", number), 1, {
    name: LABELS[id("0003", number)] ?? "",
    price: ["300", "200.5", "460"][number - 1] ?? "0",
  }),
);

export const FORMS: readonly FormShape[] = [RENTAL, SITE, MACHINE];

export const APPS = [
  {
    pkg: "rent",
    title: { "zh-CN": "设备租赁", "en-US": "Machine rental" },
    icon: "tool",
    menu: {
      items: [
        { key: "rentals", title: RENTAL.title, icon: "file-text", form: "rental", view: "rental_all" },
        {
          key: "board",
          title: { "zh-CN": "租赁看板", "en-US": "Rental board" },
          icon: "project",
          form: "rental",
          view: "rental_board",
        },
        {
          key: "base",
          title: { "zh-CN": "基础资料", "en-US": "Reference" },
          items: [
            { key: "sites", title: SITE.title, icon: "building", form: "site" },
            { key: "machines", title: MACHINE.title, icon: "tool", form: "machine" },
          ],
        },
      ],
    },
  },
];

export const SESSION = {
  user: {
    id: WANG,
    name: "王芳",
    login: "wang.fang",
    department: null,
    departmentName: "运营部",
    administrator: true,
    roles: [],
    language: null,
  },
  organisation: { name: "甬江机械租赁", language: "zh-CN", zone: "Asia/Shanghai" },
};
