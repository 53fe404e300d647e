import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

interface EmptyStateProps {
  readonly icon?: string;
  readonly title: string;
  /** What this place is for and what to do next. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** An empty place that says what to do next, with the button that does it. */
export function EmptyState({ icon = "inbox", title, children, actions }: EmptyStateProps) {
  return (
    <section className="m-empty">
      <div className="m-empty-icon">
        <Icon name={icon} />
      </div>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className="m-empty-actions">{actions}</div>}
    </section>
  );
}
