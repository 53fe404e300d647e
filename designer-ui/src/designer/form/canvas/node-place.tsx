import type { CSSProperties, ReactNode } from "react";

interface NodePlaceProps {
  /** Columns of twelve; all of them when it is not said. */
  readonly span?: number;
  /** What can be done with the node, beside it: a button holds no buttons. */
  readonly menu: ReactNode;
  readonly children: ReactNode;
}

/** Where a node stands in the grid. */
export function NodePlace({ span = 12, menu, children }: NodePlaceProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps clicks in the menu from selecting the form
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside have the keyboard
    <div
      className="m-node-place"
      style={{ "--m-span": span } as CSSProperties}
      onClick={(event) => event.stopPropagation()}
    >
      {children}
      {menu}
    </div>
  );
}
