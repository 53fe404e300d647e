import { Facet, RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import { tokensOf } from "../../../model/formula/lexer.ts";
import type { FormulaField } from "./formula-field.ts";

/** The fields the formula may read. */
export const knownFields = Facet.define<readonly FormulaField[], readonly FormulaField[]>({
  combine: (values) => values[0] ?? [],
});

class Chip extends WidgetType {
  constructor(
    readonly path: string,
    readonly title: string | undefined,
  ) {
    super();
  }

  override eq(other: Chip): boolean {
    return other.path === this.path && other.title === this.title;
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement("span");
    chip.className = this.title === undefined ? "m-chip m-chip-unknown" : "m-chip";
    chip.textContent = this.title ?? this.path;
    chip.title = this.path;
    return chip;
  }
}

/** Fields as chips with their titles, and the other words in their colours; the source stays what is stored. */
class Drawing implements PluginValue {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = drawn(view);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged || update.startState.facet(knownFields) !== update.state.facet(knownFields)) {
      this.decorations = drawn(update.view);
    }
  }
}

function drawn(view: EditorView): DecorationSet {
  const fields = view.state.facet(knownFields);
  const builder = new RangeSetBuilder<Decoration>();
  for (const token of tokensOf(view.state.doc.toString(), [])) {
    if (token.kind === "field") {
      const field = fields.find(({ path }) => path === token.text);
      builder.add(token.from, token.to, Decoration.replace({ widget: new Chip(token.text, field?.title) }));
    } else if (token.kind === "name" || token.kind === "text" || token.kind === "number") {
      builder.add(token.from, token.to, Decoration.mark({ class: `m-fx-${token.kind}` }));
    }
  }
  return builder.finish();
}

/** Also makes a chip one step for the caret and one stroke to delete. */
export const fieldChips = ViewPlugin.fromClass(Drawing, {
  decorations: (drawing) => drawing.decorations,
  provide: (plugin) =>
    EditorView.atomicRanges.of((view) => {
      const chips = view.plugin(plugin)?.decorations ?? Decoration.none;
      return chips.update({ filter: (_from, _to, value) => value.spec["widget"] !== undefined });
    }),
});
