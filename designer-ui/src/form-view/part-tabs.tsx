import type { KeyboardEvent, ReactNode } from "react";
import type { LayoutNode, SectionNode } from "../model/form-shape.ts";

interface PartTabsProps {
  /** That of a part's tab is this, a hyphen and the key of the part. */
  readonly id: string;
  readonly parts: readonly SectionNode[];
  readonly open: SectionNode;
  readonly label: string;
  /** Steps are counted, tabs are not. */
  readonly counted: boolean;
  readonly titleOf: (part: SectionNode) => string;
  readonly isWrong: (part: SectionNode) => boolean;
  /** Says which part is open then. */
  readonly onOpen: (part: SectionNode) => SectionNode;
  readonly render: (nodes: readonly LayoutNode[]) => ReactNode;
  readonly classes: { readonly list: string; readonly tab: string; readonly panel?: string };
}

/** The tabs of a form's parts and the part that is open, as screen readers and the arrow keys expect them; looks are the caller's. */
export function PartTabs({
  id,
  parts,
  open,
  label,
  counted,
  titleOf,
  isWrong,
  onOpen,
  render,
  classes,
}: PartTabsProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = parts[parts.indexOf(open) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    document.getElementById(`${id}-${onOpen(next).key}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label || undefined} className={classes.list}>
        {parts.map((part, index) => (
          <button
            key={part.key}
            id={`${id}-${part.key}`}
            type="button"
            role="tab"
            tabIndex={part === open ? 0 : -1}
            aria-selected={part === open}
            aria-controls={`${id}-panel-${part.key}`}
            className={classes.tab}
            data-wrong={isWrong(part)}
            onClick={() => onOpen(part)}
            onKeyDown={onKeyDown}
          >
            {counted ? <b>{index + 1}</b> : null}
            {titleOf(part)}
          </button>
        ))}
      </div>
      {parts.map((part) => (
        <div
          key={part.key}
          id={`${id}-panel-${part.key}`}
          role="tabpanel"
          aria-labelledby={`${id}-${part.key}`}
          data-title={titleOf(part)}
          hidden={part !== open}
          className={classes.panel}
        >
          {render(part.children ?? [])}
        </div>
      ))}
    </>
  );
}
