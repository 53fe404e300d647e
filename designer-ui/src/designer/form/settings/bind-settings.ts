import type { Editor, EditorState } from "../../../form-view/editor.ts";
import { sameJson } from "../../../model/json.ts";
import type { RecordValues } from "../../../model/record.ts";
import { type Design, shownIn } from "../design-store.ts";
import type { PanelForm } from "./panel-form.ts";

const isWrong = ({ result }: EditorState, key: string) =>
  result.problems.some(({ path }) => path === `/${key}` || path.startsWith(`/${key}/`));

/** What has been set and is not in the document, because something is wrong with it; the document goes first. */
function left(state: EditorState, now: RecordValues): RecordValues {
  const kept = Object.entries(state.input).filter(
    ([key]) => isWrong(state, key) && sameJson(state.before?.[key], now[key]),
  );
  return Object.fromEntries(kept);
}

/**
 * Ties the form of the panel to the document until it is let go: what is set and right becomes a command; what changes in the
 * document, by that command, by undoing or by anything else, is what the form holds. Nothing that is focused is drawn anew.
 */
export function bindSettings<Part>(editor: Editor, design: Design, panel: PanelForm<Part>, place: string): () => void {
  let known: Part | undefined;
  const follow = () => {
    const part = panel.at(shownIn(design.getState()), place);
    if (part === undefined || part === known) return;
    known = part;
    const state = editor.getState();
    const now = panel.read(part);
    const input = left(state, now);
    if (!sameJson(state.before, now) || !sameJson(state.input, input)) editor.rebase(now, input);
  };
  const write = (state: EditorState) => {
    for (const [key, value] of Object.entries(state.input)) {
      if (isWrong(state, key) || sameJson(value, state.before?.[key])) continue;
      const edit = panel.edit(place, key, value);
      if (edit) design.run(edit);
    }
  };
  follow();
  const ends = [editor.subscribe(write), design.subscribe(follow)];
  return () => {
    for (const end of ends) end();
  };
}
