import { useMemo } from "react";
import { FORM, type FormDocument, pathOf } from "../../../model/designer/document.ts";
import { selectionOfPointer } from "../../../model/designer/pointer.ts";
import type { Problem } from "../../../model/problem.ts";
import { useDesignState } from "../design-context.tsx";
import { useCheck } from "../use-check.ts";
import { generalKey } from "./general.ts";
import type { PanelForm } from "./panel-form.ts";

const NOTHING: readonly Problem[] = [];

/** The setting of a place of the server's checks; null for a place that is about something else. */
type SettingAt = (saved: FormDocument, pointer: string) => string | null;

/** What the server finds wrong with a part of the document as it was last saved, at the settings that it is about. */
export function useFound<Part>(panel: PanelForm<Part>, place: string, settingAt: SettingAt): readonly Problem[] {
  const saved = useDesignState((state) => state.saved);
  const isSaved = useDesignState(
    ({ history, saved: known }) => panel.at(history.document, place) === panel.at(known, place),
  );
  const problems = useCheck();
  return useMemo(() => {
    const own = (problems ?? []).flatMap((problem) => {
      const path = isSaved ? settingAt(saved, problem.path) : null;
      return path === null ? [] : [{ ...problem, path }];
    });
    return own.length === 0 ? NOTHING : own;
  }, [problems, saved, isSaved, settingAt]);
}

/** `/model/fields/3/props/min` is the setting `min`, `/model/fields/3/compute` a general property. */
export const settingOfField =
  (path: string): SettingAt =>
  (saved, pointer) => {
    const [, setting, general] = /^\/model\/fields\/\d+(?:\/fields\/\d+)?\/(?:props\/(\w+)|(\w+))/.exec(pointer) ?? [];
    if (pathOf(selectionOfPointer(saved, pointer)) !== path) return null;
    if (setting !== undefined) return setting;
    return general === undefined || general === "props" || general === "fields" ? null : generalKey(general);
  };

/** `action/url` and what lies below it is the property `action.url` where that is asked for, `title` is what it is. */
function propertyIn<Part>({ form }: PanelForm<Part>, below: string): string | null {
  const [first = "", second = ""] = below.split("/");
  return [`${first}_${second}`, first].find((key) => form.byPath.has(key)) ?? null;
}

/** `/layouts/0/nodes/1/children/2/action/url` is about what that node says of itself. */
export function settingOfNode<Part>(panel: PanelForm<Part>, section: string): SettingAt {
  return (saved, pointer) => {
    const [, below] = /^\/layouts\/\d+\/nodes\/\d+(?:\/children\/\d+)*\/(.+)$/.exec(pointer) ?? [];
    const about = selectionOfPointer(saved, pointer);
    return below !== undefined && about.kind === "section" && about.key === section ? propertyIn(panel, below) : null;
  };
}

/** `/model/titleField` is about the form itself. */
export function settingOfForm<Part>(panel: PanelForm<Part>): SettingAt {
  return (saved, pointer) => (selectionOfPointer(saved, pointer) === FORM ? propertyIn(panel, pointer.slice(1)) : null);
}
