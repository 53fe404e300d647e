import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { Suspense } from "react";
import { createEditor } from "../form-view/editor.ts";
import { EditorProvider } from "../form-view/editor-context.tsx";
import { FormView } from "../form-view/form-view.tsx";
import { prepareForm } from "../model/form/preparation.ts";
import { NOBODY } from "../model/form/surroundings.ts";
import type { Field, FormShape, LayoutNode } from "../model/form-shape.ts";
import "../controls/catalog.ts";

/** A published form that everybody may see whole; without nodes it lays itself out. */
export const siteOf = (fields: readonly Field[], nodes?: readonly LayoutNode[]): FormShape =>
  ({
    key: "t.site",
    title: "Site",
    version: 1,
    model: { titleField: "name", fields },
    layouts: nodes ? [{ key: "desktop", nodes }] : [],
    views: [],
    flow: null,
    rights: { fields: {} },
  }) as unknown as FormShape;

/** A new record of the form, being filled in. */
export function showForm(shape: FormShape, quick = false) {
  const editor = createEditor({
    form: prepareForm(shape),
    before: null,
    labels: {},
    surroundings: { ...NOBODY, now: "2026-03-05T02:00:00.000Z" },
  });
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <Suspense fallback={null}>
        <EditorProvider editor={editor}>
          <FormView shape={shape} reading={false} phone={false} quick={quick} />
        </EditorProvider>
      </Suspense>
    </QueryClientProvider>,
  );
  return { editor, container };
}
