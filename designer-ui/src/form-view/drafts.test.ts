// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FormShape } from "../model/form-shape.ts";

const secret = { type: "text", title: "ID", props: { encrypted: true } };
const SHAPE = {
  key: "shop.person",
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: "Name" },
      { key: "idno", ...secret },
      {
        key: "cards",
        type: "subtable",
        title: "Cards",
        fields: [
          { key: "bank", type: "text", title: "Bank" },
          { key: "card", ...secret },
        ],
      },
    ],
  },
} as unknown as FormShape;

/** The drafts as a page finds them that is loaded anew. */
async function fresh() {
  vi.resetModules();
  return await import("./drafts.ts");
}

describe("a draft with encrypted fields", () => {
  beforeEach(() => localStorage.clear());

  it("is kept on this computer without them, and says so when it is restored", async () => {
    const input = { name: "Ann", idno: "110105", cards: [{ _id: "1", bank: "B", card: "6222" }] };
    const { keepDraft } = await fresh();
    keepDraft(SHAPE, "new", { input, labels: {}, version: 0 });
    expect(JSON.stringify({ ...localStorage })).not.toMatch(/110105|6222/);

    const { readDraft } = await fresh();
    expect(readDraft(SHAPE, "new", 0)).toMatchObject({
      input: { name: "Ann", cards: [{ _id: "1", bank: "B" }] },
      partial: true,
    });
  });

  it("is whole as long as the page is the same", async () => {
    const { keepDraft, readDraft, dropDraft } = await fresh();
    const draft = { input: { idno: "110105" }, labels: {}, version: 0 };
    keepDraft(SHAPE, "new", draft);
    expect(readDraft(SHAPE, "new", 0)).toEqual(draft);
    dropDraft("shop.person", "new");
    expect(readDraft(SHAPE, "new", 0)).toBeNull();
  });

  it("tells of nothing when none of them was touched", async () => {
    const { keepDraft } = await fresh();
    keepDraft(SHAPE, "new", { input: { name: "Ann", cards: [{ _id: "1", bank: "B" }] }, labels: {}, version: 0 });
    const { readDraft } = await fresh();
    expect(readDraft(SHAPE, "new", 0)).not.toHaveProperty("partial");
  });
});
