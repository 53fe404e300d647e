// @vitest-environment jsdom
import { cleanup, renderHook } from "@testing-library/react";
import { useLayoutEffect } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readDraft } from "../../form-view/drafts.ts";
import { createEditor } from "../../form-view/editor.ts";
import { prepareForm } from "../../model/form/preparation.ts";
import { NOBODY } from "../../model/form/surroundings.ts";
import { RENTAL } from "../../testing/fixtures.ts";
import { useDraft } from "./use-draft.ts";
import "../../controls/catalog.ts";

const editorOfNew = () =>
  createEditor({
    form: prepareForm(RENTAL),
    before: null,
    labels: {},
    surroundings: { ...NOBODY, now: "2026-03-05T02:00:00.000Z" },
  });

const kept = () => readDraft(RENTAL, "new", 0)?.input;

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.useRealTimers();
});

describe("a draft", () => {
  it("holds what was typed before anybody listened, as on a slow machine", () => {
    vi.useFakeTimers();
    const editor = editorOfNew();
    renderHook(() => {
      useDraft(editor, RENTAL, "new", 0, true);
      useLayoutEffect(() => editor.set("name", "码头装卸"), []);
    });
    vi.runAllTimers();
    expect(kept()).toEqual({ name: "码头装卸" });
  });

  it("is not written for what the form began with", () => {
    vi.useFakeTimers();
    const editor = editorOfNew();
    editor.reset(null, { name: "码头装卸" });
    renderHook(() => useDraft(editor, RENTAL, "new", 0, true));
    vi.runAllTimers();
    expect(kept()).toBeUndefined();
  });

  it("holds what was typed just before a linked form arrived and the editor was made again", () => {
    vi.useFakeTimers();
    const first = editorOfNew();
    const { rerender } = renderHook(({ editor }) => useDraft(editor, RENTAL, "new", 0, true), {
      initialProps: { editor: first },
    });
    first.set("name", "码头装卸");
    const second = editorOfNew();
    second.reset(null, first.getState().input);
    rerender({ editor: second });
    vi.runAllTimers();
    expect(kept()).toEqual({ name: "码头装卸" });
  });

  it("holds what was typed when somebody else saved in between", () => {
    vi.useFakeTimers();
    const editor = editorOfNew();
    const { rerender } = renderHook(({ version }) => useDraft(editor, RENTAL, "new", version, true), {
      initialProps: { version: 1 },
    });
    editor.set("name", "码头装卸");
    rerender({ version: 0 });
    vi.runAllTimers();
    expect(kept()).toEqual({ name: "码头装卸" });
  });
});
