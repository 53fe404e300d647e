import { ConfigProvider, type ThemeConfig } from "antd";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { createEditor } from "../../../form-view/editor.ts";
import { EditorProvider } from "../../../form-view/editor-context.tsx";
import { FormView } from "../../../form-view/form-view.tsx";
import { fieldAt, pathOf } from "../../../model/designer/document.ts";
import { selectionOfPointer } from "../../../model/designer/pointer.ts";
import { NOBODY, type Surroundings } from "../../../model/form/surroundings.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Problem } from "../../../model/problem.ts";
import { useDesign, useDesignState } from "../design-context.tsx";
import { useCheck } from "../use-check.ts";
import { bindSettings } from "./bind-settings.ts";
import { type Designed, DesignedProvider } from "./designed.tsx";
import { generalKey } from "./general.ts";
import { panelForm } from "./panel-form.ts";
import "./settings.css";

/** Settings hang on nothing but each other. */
const ALONE: Surroundings = { ...NOBODY, now: "1970-01-01T00:00:00.000Z" };

/** Switches stand in lines of text. */
const SMALL: ThemeConfig = {
  components: { Switch: { trackHeight: 16, handleSize: 12, trackMinWidth: 28, innerMinMargin: 3, innerMaxMargin: 16 } },
};

/** Everything that can be told to a field, asked for by a form that its control's schema makes. */
export function SettingsForm({ path, field, table }: Designed) {
  const { t, i18n } = useTranslation(["designer-settings", "designer-panel", "designer-values"]);
  const design = useDesign();
  const inRow = table !== null;
  const panel = useMemo(
    () => panelForm(field.type, inRow, (key) => (i18n.exists(key) ? t(key) : undefined)),
    [field.type, inRow, t, i18n],
  );
  const begun = useRef<Field>(field);
  begun.current = field;
  const editor = useMemo(
    () => createEditor({ form: panel.form, before: panel.read(begun.current), labels: {}, surroundings: ALONE }),
    [panel],
  );
  useEffect(() => bindSettings(editor, design, panel, path), [editor, design, panel, path]);

  const found = useFindings(path);
  useEffect(() => editor.setState({ refused: found }), [editor, found]);

  const designed = useMemo(() => ({ path, field, table }), [path, field, table]);
  return (
    <DesignedProvider value={designed}>
      <EditorProvider editor={editor}>
        <ConfigProvider theme={SMALL}>
          <FormView shape={panel.form.shape} reading={false} phone={false} />
        </ConfigProvider>
      </EditorProvider>
    </DesignedProvider>
  );
}

const NOTHING: readonly Problem[] = [];

/** What the server finds wrong with the field as it was last saved, at the setting that it is about. */
function useFindings(path: string): readonly Problem[] {
  const saved = useDesignState((state) => state.saved);
  const isSaved = useDesignState(
    ({ history, saved: known }) => fieldAt(history.document, path) === fieldAt(known, path),
  );
  const problems = useCheck();
  return useMemo(() => {
    const own = (problems ?? []).flatMap((problem) => {
      const place = isSaved && pathOf(selectionOfPointer(saved, problem.path)) === path && placeIn(problem.path);
      return place ? [{ ...problem, path: place }] : [];
    });
    return own.length === 0 ? NOTHING : own;
  }, [problems, saved, isSaved, path]);
}

/** `/model/fields/3/props/min` is the setting `min`, `/model/fields/3/compute` a general property. */
function placeIn(pointer: string): string | null {
  const [, setting, general] = /^\/model\/fields\/\d+(?:\/fields\/\d+)?\/(?:props\/(\w+)|(\w+))/.exec(pointer) ?? [];
  if (setting !== undefined) return setting;
  return general === undefined || general === "props" || general === "fields" ? null : generalKey(general);
}
