import { describe, expect, it } from "vitest";
import type { Edit } from "./command.ts";
import { type FormDocument, fieldAt, newForm } from "./document.ts";
import { addOptions, removeOption, renameKey, setProperty, setSetting, setType } from "./field-commands.ts";
import { applied, historyOf, redone, undone, undoneTo } from "./history.ts";
import { nameOfNode, nodesOf, placedNodes } from "./layout.ts";
import { addField, addSection, setSpan } from "./layout-commands.ts";
import { addRule, moveRule, removeRule, rulesIn } from "./logic-commands.ts";
import { moveNode, moveNodes, nudge } from "./move-commands.ts";
import { newField } from "./new-field.ts";
import { removeItem, removeItems } from "./removing-commands.ts";

const words = { title: "字段", options: ["甲", "乙", "丙"], column: "列" } as const;
const start = newForm("visit", "拜访", "名称", "基本信息");

/** The same numbers for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function anyEdit(document: FormDocument, next: (below: number) => number): Edit {
  const names = placedNodes(nodesOf(document)).map(({ node }) => nameOfNode(node));
  const name = names[next(names.length)] ?? "field:name";
  const other = names[next(names.length)] ?? "field:name";
  const path = document.model.fields[next(document.model.fields.length)]?.key ?? "name";
  const types = ["text", "select", "number", "subtable", "link"];
  const target = { beside: other, side: (["top", "bottom", "left", "right"] as const)[next(4)] ?? "top" };
  const edits: readonly (() => Edit)[] = [
    () => addField({ field: newField(types[next(types.length)] ?? "text", "", words), target }),
    () => addSection({ title: `节 ${next(100)}`, target }),
    () => moveNode({ name, target }),
    () => nudge({ name, direction: (["up", "down", "back", "forward"] as const)[next(4)] ?? "up" }),
    () => removeItem({ name }),
    () => setSpan({ field: path, span: next(14) }),
    () => setProperty({ path, property: "title", value: `标题 ${next(1000)}` }),
    () => setSetting({ path, setting: "maxLength", value: next(100) }),
    () => renameKey({ path, key: `k${next(1000)}` }),
    () => addOptions({ path, labels: [`项 ${next(100)}`] }),
    () => removeOption({ path, option: `option_${next(4)}` }),
    () => addSection({ kind: "tabs", title: "标签页", parts: ["一", "二"], target }),
    () => addSection({ kind: next(2) === 0 ? "text" : "divider", title: "文字", target }),
    () => moveNodes({ names: [name, other], target }),
    () => removeItems({ names: [name, other] }),
    () => setType({ path, type: "textarea", begun: newField("textarea", "", words) }),
    () => addRule({ rule: { key: `r${next(1000)}`, then: [{ act: "hide", targets: [path] }] } }),
    () => moveRule({ rule: rulesIn(document)[next(3)]?.key ?? "", to: next(3) }),
    () => removeRule({ rule: rulesIn(document)[next(3)]?.key ?? "" }),
  ];
  return (edits[next(edits.length)] ?? edits[0] ?? (() => nudge({ name, direction: "up" })))();
}

describe("the history", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "undoes 300 random edits to the very beginning and redoes them all (%i)",
    (seed) => {
      const next = numbers(seed);
      let history = historyOf(start);
      for (let edit = 0; edit < 300; edit++) history = applied(history, anyEdit(history.document, next), edit * 10_000);
      const end = history.document;
      const steps = history.past.length;
      expect(steps).toBeGreaterThan(100);

      while (history.past.length > 0) history = undone(history);
      expect(history.document).toEqual(start);
      while (history.future.length > 0) history = redone(history);
      expect(history.document).toEqual(end);
      expect(history.past).toHaveLength(steps);
    },
  );

  it("never leaves a layout that names a field twice or one that is not there", () => {
    const next = numbers(42);
    let document: FormDocument = start;
    for (let edit = 0; edit < 500; edit++) {
      document = anyEdit(document, next).run(document).document;
      const placed = placedNodes(nodesOf(document)).flatMap(({ node }) => (node.kind === "field" ? [node.field] : []));
      expect(new Set(placed).size).toBe(placed.length);
      expect(placed.filter((key) => !fieldAt(document, key))).toEqual([]);
    }
  });

  it("remembers at least 200 steps, each with a name", () => {
    let history = historyOf(start);
    for (let number = 0; number < 260; number++) {
      history = applied(
        history,
        setProperty({ path: "name", property: "title", value: `标题 ${number}` }),
        number * 10_000,
      );
    }
    expect(history.past.length).toBeGreaterThanOrEqual(200);
    expect(history.past[0]?.name).toEqual({ id: "setProperty", subject: "名称" });
    expect(undoneTo(history, 0).document).toEqual(start);
  });

  it("takes typing as one step until there is a pause", () => {
    const type = (value: string) => setProperty({ path: "name", property: "title", value });
    let history = applied(historyOf(start), type("客"), 0);
    history = applied(history, type("客户"), 400);
    history = applied(history, type("客户名"), 1_800);
    expect(history.past).toHaveLength(1);
    history = applied(history, type("客户名称"), 9_000);
    expect(history.past).toHaveLength(2);
    expect(fieldAt(undone(undone(history)).document, "name")?.title).toBe("名称");
  });

  it("forgets what was undone as soon as something new is done", () => {
    const edit = (value: string) => setProperty({ path: "name", property: "help", value });
    const history = applied(undone(applied(historyOf(start), edit("一"), 0)), edit("二"), 5_000);
    expect(history.future).toEqual([]);
    expect(fieldAt(history.document, "name")?.help).toBe("二");
  });

  it("leaves no step for an edit that changes nothing", () => {
    const history = applied(historyOf(start), setSpan({ field: "nobody", span: 3 }), 0);
    expect(history.past).toEqual([]);
    expect(undone(history)).toBe(history);
    expect(redone(history)).toBe(history);
  });
});
