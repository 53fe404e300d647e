import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { createEditor } from "../../../form-view/editor.ts";
import { EditorProvider } from "../../../form-view/editor-context.tsx";
import { NOBODY, type Surroundings } from "../../../model/form/surroundings.ts";
import type { Problem } from "../../../model/problem.ts";
import { useDesign } from "../design-context.tsx";
import { bindSettings } from "./bind-settings.ts";
import type { PanelForm } from "./panel-form.ts";
import { SettingGroups } from "./setting-groups.tsx";
import "./settings.css";

/** Settings hang on nothing but each other. */
const ALONE: Surroundings = { ...NOBODY, now: "1970-01-01T00:00:00.000Z" };

interface SettingsFormProps<Part> {
  readonly panel: PanelForm<Part>;
  /** Where in the document it stands. */
  readonly place: string;
  readonly part: Part;
  /** What the server finds wrong with it, at the settings that it is about. */
  readonly found: readonly Problem[];
}

/** Everything that can be told to a part of the document, asked for by a form that its schema makes. */
export function SettingsForm<Part>({ panel, place, part, found }: SettingsFormProps<Part>): ReactNode {
  const design = useDesign();
  const begun = useRef(part);
  begun.current = part;
  const editor = useMemo(
    () => createEditor({ form: panel.form, before: panel.read(begun.current), labels: {}, surroundings: ALONE }),
    [panel],
  );
  useEffect(() => bindSettings(editor, design, panel, place), [editor, design, panel, place]);
  useEffect(() => editor.setState({ refused: found }), [editor, found]);
  return (
    <EditorProvider editor={editor}>
      <SettingGroups groups={panel.groups} />
    </EditorProvider>
  );
}
