import { App } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { metadata, type Use } from "../../api/metadata.ts";
import type { Edit } from "../../model/designer/command.ts";
import { hideNodes } from "../../model/designer/device.ts";
import { fieldAt } from "../../model/designer/document.ts";
import { removeColumn } from "../../model/designer/field-commands.ts";
import { findPlaced, type NodeName, nodesOf, placedNodes } from "../../model/designer/layout.ts";
import { logicLeftWithout } from "../../model/designer/logic-reads.ts";
import { removeItems } from "../../model/designer/removing-commands.ts";
import { treeOf } from "../../model/form/options.ts";
import type { Field } from "../../model/form-shape.ts";
import { DesignProvider, useSurrounding } from "./design-context.tsx";
import { type Design, hidesOnly } from "./design-store.ts";
import { LogicLeft } from "./logic/logic-left.tsx";
import { UseList } from "./use-list.tsx";

export interface Removing {
  readonly nodes: (names: readonly NodeName[]) => Promise<void>;
  readonly column: (table: string, column: string) => Promise<void>;
  /** Takes options from a field; where something still speaks of them, people decide. */
  readonly options: (path: string, keys: readonly string[], edit: Edit) => Promise<void>;
}

/** Designs in which somebody is being asked: a key that is held down asks once. */
const asking = new WeakSet<Design>();

/**
 * Removes fields, unless something outside this form uses them: then it says what. Where only the form's own logic speaks of them, and
 * for options, people decide once they know what does.
 */
export function useRemoving(): Removing {
  const surrounding = useSurrounding();
  const { design, form } = surrounding;
  const { modal, message } = App.useApp();
  const { t } = useTranslation("designer-panel");

  const unlessUsed = useCallback(
    async (parts: readonly string[], edit: Edit) => {
      if (asking.has(design)) return;
      asking.add(design);
      const afterClose = () => asking.delete(design);
      const published = design.getState().published?.model.fields ?? [];
      const known = parts.filter((part) => {
        const [key, column] = part.split(".");
        const field = published.find((each) => each.key === key);
        return column === undefined ? field !== undefined : field?.fields?.some((each) => each.key === column);
      });
      try {
        const found = await Promise.all(known.map((part) => metadata.uses("form", form, part)));
        const elsewhere = found.flatMap(({ items }): readonly Use[] =>
          items.filter(({ kind, key }) => kind !== "form" || key !== form),
        );
        const left = logicLeftWithout(design.getState().history.document, parts);
        if (elsewhere.length === 0 && left.length === 0) {
          afterClose();
          design.run(edit);
          return;
        }
        const here = left.length > 0 && (
          <DesignProvider value={surrounding}>
            <LogicLeft lines={left} />
          </DesignProvider>
        );
        if (elsewhere.length > 0) {
          modal.info({
            title: t("remove.used"),
            width: 520,
            afterClose,
            content: (
              <>
                <p>{t("remove.usedLead")}</p>
                <UseList uses={elsewhere} form={null} />
                {here && <p>{t("remove.usedHere")}</p>}
                {here}
              </>
            ),
          });
          return;
        }
        modal.confirm({
          title: t("remove.spokenOf"),
          width: 520,
          focusable: { autoFocusButton: "cancel" },
          afterClose,
          okText: t("remove.anyway"),
          okButtonProps: { danger: true },
          content: (
            <>
              <p>{t("remove.spokenOfLead")}</p>
              {here}
            </>
          ),
          onOk: () => design.run(edit),
        });
      } catch {
        afterClose();
        void message.error(t("remove.unknown"));
      }
    },
    [design, form, modal, message, t, surrounding],
  );

  const nodes = useCallback(
    (names: readonly NodeName[]) => {
      const state = design.getState();
      if (hidesOnly(state)) {
        design.run(hideNodes({ names }));
        return Promise.resolve();
      }
      const layout = nodesOf(state.history.document);
      const fields = names.flatMap((name) => {
        const placed = findPlaced(layout, name);
        if (!placed) return name.startsWith("field:") ? [name.slice("field:".length)] : [];
        return placedNodes([placed.node]).flatMap(({ node }) => (node.kind === "field" ? [node.field] : []));
      });
      return unlessUsed(fields, removeItems({ names }));
    },
    [design, unlessUsed],
  );
  const column = useCallback(
    (table: string, key: string) => unlessUsed([`${table}.${key}`], removeColumn({ table, column: key })),
    [unlessUsed],
  );
  const options = useCallback(
    async (path: string, keys: readonly string[], edit: Edit) => {
      const { published } = design.getState();
      const known = published && optionKeys(fieldAt(published, path));
      const parts = keys.filter((key) => known?.has(key)).map((key) => `${path}#${key}`);
      try {
        const uses = (await Promise.all(parts.map((part) => metadata.uses("form", form, part)))).flatMap(
          ({ items }) => items,
        );
        if (uses.length === 0) {
          design.run(edit);
          return;
        }
        modal.confirm({
          title: t("remove.optionUsed"),
          width: 520,
          okText: t("remove.anyway"),
          okButtonProps: { danger: true },
          content: (
            <>
              <p>{t("remove.optionUsedLead")}</p>
              <UseList uses={uses} form={null} />
            </>
          ),
          onOk: () => design.run(edit),
        });
      } catch {
        void message.error(t("remove.unknown"));
      }
    },
    [design, form, modal, message, t],
  );
  return { nodes, column, options };
}

/** Keys of all options, those of a tree with what stands under them. */
function optionKeys(field: Field | undefined): ReadonlySet<string> {
  return new Set(field ? treeOf(field).map(({ option }) => option.key) : []);
}
