import { describe, expect, it } from "vitest";
import type { MetadataObject } from "../../api/metadata.ts";
import { jsonOf, newForm } from "../../model/designer/document.ts";
import { setProperty } from "../../model/designer/field-commands.ts";
import { createDesign, isPublishable, isUnsaved } from "./design-store.ts";

const form = jsonOf(newForm("visit", "拜访", "名称", "基本信息"));
const object = (more: Partial<MetadataObject> = {}): MetadataObject => ({
  key: "rent.visit",
  kind: "form",
  pkg: "rent",
  version: 1,
  draftRevision: 3,
  draft: null,
  published: form,
  origin: "local",
  updatedAt: "2026-03-05T02:00:00.000Z",
  ...more,
});
const rename = setProperty({ path: "name", property: "title", value: "主题" });

describe("the store of the designer", () => {
  it("knows what is saved and what can be published", () => {
    const design = createDesign(object());
    expect(isPublishable(design.getState())).toBe(false);
    design.run(rename);
    expect(design.getState().saving).toBe("pending");
    expect(isUnsaved(design.getState())).toBe(true);
    expect(isPublishable(design.getState())).toBe(true);
    design.undo();
    expect(design.getState().saving).toBe("saved");
    expect(isUnsaved(design.getState())).toBe(false);
  });

  it("publishes nothing that is in force, though its parts stand in another order", () => {
    const turned = Object.fromEntries(Object.entries(form).toReversed());
    expect(isPublishable(createDesign(object({ draft: turned })).getState())).toBe(false);
  });

  it("changes nothing while another window designs", () => {
    const design = createDesign(object());
    design.run(rename);
    design.mark({ saving: "leased" });
    const { history } = design.getState();
    design.run(setProperty({ path: "name", property: "title", value: "其他" }));
    design.undo();
    expect(design.getState().history).toBe(history);
    design.restart(object());
    design.run(rename);
    expect(design.getState().saving).toBe("pending");
  });

  it("names what has happened", () => {
    const design = createDesign(object());
    design.run(rename);
    expect(design.getState().happening).toEqual({ what: "done", name: { id: "setProperty", subject: "名称" } });
    design.undo();
    expect(design.getState().happening?.what).toBe("undone");
    design.redo();
    expect(design.getState().happening?.what).toBe("redone");
  });

  it("goes back many steps at once", () => {
    let now = 0;
    const design = createDesign(object(), () => now);
    for (const value of ["一", "二", "三"]) {
      now += 10_000;
      design.run(setProperty({ path: "name", property: "title", value }));
    }
    design.undoTo(1);
    expect(design.getState().history.document.model.fields[0]?.title).toBe("一");
    expect(design.getState().history.future).toHaveLength(2);
  });

  it("keeps the steps when it learns of a new version, and drops them when it starts again", () => {
    const design = createDesign(object());
    design.run(rename);
    design.rebase(object({ version: 2, draftRevision: 9 }));
    expect(design.getState()).toMatchObject({ version: 2, revision: 9 });
    expect(design.getState().history.past).toHaveLength(1);
    design.restart(object({ draft: { ...form, title: "访问" } }));
    expect(design.getState().history.past).toEqual([]);
    expect(design.getState().history.document.title).toBe("访问");
    expect(isPublishable(design.getState())).toBe(true);
  });
});
