import CopyOutlined from "@ant-design/icons/CopyOutlined";
import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import DragOutlined from "@ant-design/icons/DragOutlined";
import EyeInvisibleOutlined from "@ant-design/icons/EyeInvisibleOutlined";
import { Button, Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import type { FormDocument } from "../../../model/designer/document.ts";
import {
  childrenOf,
  findPlaced,
  isContainer,
  type NodeName,
  nameOfNode,
  nodesOf,
  roomOf,
  sectionsOf,
} from "../../../model/designer/layout.ts";
import { type Target, titleOfNode } from "../../../model/designer/layout-commands.ts";
import { moveNodes } from "../../../model/designer/move-commands.ts";
import { useDesign, useDesignState, useDocument } from "../design-context.tsx";
import { hidesOnly } from "../design-store.ts";
import { chosenIn, useDuplicate } from "../use-clipboard.ts";
import { useRemoving } from "../use-removing.tsx";

/** What can be done to the selected node with a click: everything that dragging can do, and more. */
export function NodeMenu({ name }: { readonly name: NodeName }) {
  const { t } = useTranslation("designer");
  const design = useDesign();
  const document = useDocument();
  const duplicate = useDuplicate();
  const removing = useRemoving();
  const text = useText();
  const hiding = useDesignState(hidesOnly);
  const removal = t(hiding ? "device.hide" : "remove", { title: text(titleOfNode(document, name)) });
  const [moving, setMoving] = useState(false);
  const targetsOf = useMoveTargets();
  const targets = moving ? targetsOf(document, name) : [];
  const items: MenuProps["items"] = targets.map(({ key, title, places }) => ({
    key,
    label: title,
    children: places.map((place) => ({
      key: `${key} ${place.key}`,
      label: place.title,
      onClick: () => design.run(moveNodes({ names: chosenIn(design.getState()), target: place.target })),
    })),
  }));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps clicks in the menu from selecting what is under it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside have the keyboard
    <div className="m-node-menu" onClick={(event) => event.stopPropagation()}>
      <Dropdown trigger={["click"]} menu={{ items }} onOpenChange={setMoving}>
        <Button size="small" icon={<DragOutlined />} aria-label={t("moveTo")} title={t("moveTo")} />
      </Dropdown>
      <Button
        size="small"
        icon={<CopyOutlined />}
        aria-label={t("duplicate")}
        title={t("duplicate")}
        onClick={() => duplicate(chosenIn(design.getState()))}
      />
      <Button
        size="small"
        danger={!hiding}
        icon={hiding ? <EyeInvisibleOutlined /> : <DeleteOutlined />}
        aria-label={removal}
        title={removal}
        onClick={() => void removing.nodes(chosenIn(design.getState()))}
      />
    </div>
  );
}

interface MoveGroup {
  readonly key: string;
  readonly title: string;
  readonly places: readonly { readonly key: string; readonly title: string; readonly target: Target }[];
}

/** For a field: every section with every place in it. For a section: every place among the sections. */
function useMoveTargets(): (document: FormDocument, name: NodeName) => readonly MoveGroup[] {
  const { t } = useTranslation("designer");
  const text = useText();
  return (document, name) => {
    const nodes = nodesOf(document);
    const placesIn = (section: string | null) => {
      const others = childrenOf(nodes, section).filter((node) => nameOfNode(node) !== name);
      const before = others.map((node) => ({
        key: nameOfNode(node),
        title: t("move.before", { title: text(titleOfNode(document, nameOfNode(node))) }),
        target: { section, before: nameOfNode(node) },
      }));
      return [...before, { key: "end", title: t("move.end"), target: { section, before: null } }];
    };
    const placed = findPlaced(nodes, name);
    if (placed && isContainer(placed.node)) {
      const among = [{ key: "top", title: t("move.sections"), places: placesIn(placed.section) }];
      if (placed.node.kind !== "section") return among;
      const parts = sectionsOf(nodes)
        .filter(({ key, kind }) => roomOf(kind) === "part" && key !== placed.section)
        .map(({ key, title }) => ({ key, title: text(title) || key, places: placesIn(key) }));
      const out = { key: "out", title: t("move.top"), places: placesIn(null) };
      return [...among, ...(placed.section === null ? [] : [out]), ...parts];
    }
    const sections = sectionsOf(nodes).map(({ key, title }) => ({
      key,
      title: text(title) || key,
      places: placesIn(key),
    }));
    return sections.length > 0 ? sections : [{ key: "top", title: t("move.top"), places: placesIn(null) }];
  };
}
