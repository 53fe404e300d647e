/** A form larger than people should make: 200 fields, 5 sub-tables and 60 rules, in ten sections. */
export function largeForm(key) {
  const plain = Array.from({ length: 195 }, (_, index) => fieldOf(index));
  const tables = Array.from({ length: 5 }, (_, index) => tableOf(index));
  const fields = [...plain, ...tables];
  return {
    kind: "form",
    key,
    title: "Large form",
    model: { titleField: "text_0", fields },
    layouts: [{ key: "default", nodes: sectionsOf(fields) }],
    logic: { rules: Array.from({ length: 60 }, (_, index) => ruleOf(index)) },
  };
}

/** A form with one long sub-table: a formula in each row, and a total of them. */
export function sheetForm(key, rows) {
  const items = { ...tableOf(0), key: "items", props: { maxRows: rows } };
  const total = { key: "total", type: "number", title: "total", props: { scale: 2 }, compute: "SUM({items.amount})" };
  return {
    kind: "form",
    key,
    title: "Long sheet",
    model: { titleField: "title", fields: [{ key: "title", type: "text", title: "title" }, items, total] },
    layouts: [
      { key: "default", nodes: ["title", "items", "total"].map((field) => ({ kind: "field", field, span: 12 })) },
    ],
  };
}

/** Of ten fields that follow each other five are texts, two numbers, one a choice, one a date and one a formula. */
function fieldOf(index) {
  const round = Math.floor(index / 10);
  const place = index % 10;
  const named = (type, number, more = {}) => ({
    key: `${type}_${number}`,
    type,
    title: `${type} ${number}`,
    ...more,
  });
  if (place < 5) return named("text", round * 5 + place, place === 4 ? { required: true } : {});
  if (place < 7) return named("number", round * 2 + place - 5, { props: { scale: 2 } });
  if (place === 7) {
    const options = ["a", "b", "c"].map((option) => ({ key: option, label: option.toUpperCase() }));
    return named("select", round, { props: { options } });
  }
  if (place === 8) return named("date", round);
  return {
    key: `total_${round}`,
    type: "number",
    title: `total ${round}`,
    props: { scale: 2 },
    compute: `ROUND({number_${round * 2}}*2+{number_${round * 2 + 1}},2)${round > 0 ? `+{total_${round - 1}}` : ""}`,
  };
}

function tableOf(index) {
  const column = (key, type, more = {}) => ({ key, type, title: key, ...more });
  return {
    key: `table_${index}`,
    type: "subtable",
    title: `table ${index}`,
    fields: [
      column("item", "text"),
      column("quantity", "number", { props: { scale: 0 } }),
      column("price", "number", { props: { scale: 2 } }),
      column("amount", "number", { props: { scale: 2 }, compute: "{quantity}*{price}" }),
      column("day", "date"),
    ],
  };
}

function sectionsOf(fields) {
  return Array.from({ length: 10 }, (_, index) => ({
    kind: "section",
    key: `section_${index}`,
    title: `Section ${index + 1}`,
    children: fields
      .slice(index * 20, index * 20 + 20)
      .map(({ key, type }) => ({ kind: "field", field: key, span: type === "subtable" ? 12 : 6 })),
  }));
}

const ACTS = ["show", "hide", "require", "readonly", "set"];

function ruleOf(index) {
  const act = ACTS[index % ACTS.length];
  const action = { act, targets: [`text_${30 + index}`], ...(act === "set" ? { value: "set by a rule" } : {}) };
  const when = index % 2 === 0 ? { field: `number_${index % 38}`, op: "gt", value: "100" } : chosen(index);
  return { key: `rule_${index}`, title: `Rule ${index}`, when, then: [action] };
}

const chosen = (index) => ({
  all: [
    { field: `select_${index % 19}`, op: "eq", value: "b" },
    { field: `text_${index % 20}`, op: "contains", value: "x" },
  ],
});
