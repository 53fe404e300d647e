import { describe, expect, it } from "vitest";
import { EMPTY_DRAFT, lengthOf, segmentsOf, toDraft, toSent, typedAt, withMention } from "./mentions.ts";

const WANG = { id: "0199f3a0-6f1e-7c3a-9b51-2f8e4c7d1a20", name: "王芳" };
const OTHER_WANG = { id: "0199f3a0-6f1e-7c3a-9b51-2f8e4c7d1a21", name: "王芳" };
const SHORT = { id: "0199f3a0-6f1e-7c3a-9b51-2f8e4c7d1a22", name: "王" };

const labels = { [WANG.id]: "王芳", [OTHER_WANG.id]: "王芳", [SHORT.id]: "王" };

function choosing(text: string, person: { id: string; name: string }, draft = EMPTY_DRAFT) {
  const typed = typedAt(text, text.length);
  if (!typed) throw new Error(`nothing is typed in ${text}`);
  return withMention({ text, people: draft.people }, typed, person).draft;
}

describe("a mention that is being typed", () => {
  it.each([
    ["@", 0, ""],
    ["hi @wa", 3, "wa"],
    ["请＠王", 1, "王"],
    ["(@li", 1, "li"],
    ["one\n@", 4, ""],
  ])("is found in %j", (text, start, search) => {
    expect(typedAt(text, text.length)).toEqual({ start, search });
  });

  it.each(["me@example", "", "hi", "@王 ", "a@b@", "@[0199"])("is not found in %j", (text) => {
    expect(typedAt(text, text.length)).toBeNull();
  });

  it("is looked for before the caret only", () => {
    expect(typedAt("@王芳 好", 2)).toEqual({ start: 0, search: "王" });
  });
});

describe("a draft", () => {
  it("says names and is sent with ids", () => {
    const draft = choosing("请 @王", WANG);
    expect(draft.text).toBe("请 @王芳 ");
    expect(toSent({ ...draft, text: `${draft.text}看一下` })).toBe(`请 @[${WANG.id}] 看一下`);
  });

  it("puts the caret behind the name and keeps what follows", () => {
    const typed = typedAt("a @w b", 4);
    expect(typed && withMention({ text: "a @w b", people: [] }, typed, WANG)).toEqual({
      draft: { text: "a @王芳 b", people: [{ id: WANG.id, label: "王芳" }] },
      caret: 6,
    });
  });

  it("tells people of one name apart", () => {
    const first = choosing("@", WANG);
    const second = choosing(`${first.text}@`, OTHER_WANG, first);
    expect(second.text).toBe("@王芳 @王芳(2) ");
    expect(toSent(second)).toBe(`@[${WANG.id}] @[${OTHER_WANG.id}]`);
  });

  it("does not take a name for the beginning of another", () => {
    const first = choosing("@", SHORT);
    const second = choosing(`${first.text}@`, WANG, first);
    expect(toSent(second)).toBe(`@[${SHORT.id}] @[${WANG.id}]`);
  });

  it("forgets a mention whose name was changed by hand", () => {
    expect(toSent({ ...choosing("@", WANG), text: "@王小芳" })).toBe("@王小芳");
  });

  it("comes back from what was sent", () => {
    const sent = `@[${WANG.id}] 和 @[${OTHER_WANG.id}]：好`;
    expect(toDraft(sent, labels).text).toBe("@王芳 和 @王芳(2)：好");
    expect(toSent(toDraft(sent, labels))).toBe(sent);
  });
});

describe("a text", () => {
  it("counts code points, and everybody who is mentioned as one", () => {
    expect(lengthOf(`😀@[${WANG.id}]好`)).toBe(3);
  });

  it("shows names and addresses as such", () => {
    expect(segmentsOf(`@[${WANG.id}]：见 https://example.com/a?b=1。`, labels)).toEqual([
      { kind: "mention", id: WANG.id, name: "王芳" },
      { kind: "text", text: "：见 " },
      { kind: "link", text: "https://example.com/a?b=1" },
      { kind: "text", text: "。" },
    ]);
    expect(segmentsOf("javascript:alert(1) http://", {})).toEqual([
      { kind: "text", text: "javascript:alert(1) http://" },
    ]);
  });
});
