import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { type FormDocument, fieldAt, pathOf, type Selection } from "../../model/designer/document.ts";
import { titleOfNode } from "../../model/designer/layout-commands.ts";
import { lint } from "../../model/designer/lint.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import { useDocument, useSurrounding } from "./design-context.tsx";

/** The title of a field or section in the language of the reader, where it has one. */
function titleAt(document: FormDocument, at: Selection, text: (label: LocalizedText) => string) {
  const path = pathOf(at);
  const title = path === null ? undefined : fieldAt(document, path)?.title;
  const shown = title === undefined ? (at.kind === "section" ? titleOfNode(document, `section:${at.key}`) : "") : title;
  return text(shown) === "" ? {} : { title: text(shown) };
}

/** What the checks in the browser find, in words. */
export function useFindings(): readonly {
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly at: Selection;
}[] {
  const { t } = useTranslation("designer");
  const text = useText();
  const document = useDocument();
  const { pkg, linked, complete } = useSurrounding();
  return useMemo(
    () =>
      lint(document, pkg, linked, complete).map(({ code, severity, at, params }) => ({
        severity,
        at,
        message: t(`lint.${code}`, { ...params, ...titleAt(document, at, text) }),
      })),
    [document, pkg, linked, complete, t, text],
  );
}
