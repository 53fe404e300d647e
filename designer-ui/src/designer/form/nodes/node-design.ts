import type { ComponentType } from "react";
import type { SectionKind, SectionNode } from "../../../model/form-shape.ts";

export interface NodeProps {
  readonly node: SectionNode;
}

/** A kind of node that stands between fields, as the designer knows it. */
export interface NodeDesign {
  /** Name in documents. */
  readonly kind: SectionKind;
  /** Name in the palette: of its folder, its sign and its words. */
  readonly type: string;
  /** What a new one says of itself. */
  readonly begin: Partial<SectionNode>;
  /** What the canvas tells of it beside its title. */
  readonly Face: ComponentType<NodeProps>;
}
