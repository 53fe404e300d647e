import type { ReactNode } from "react";

interface PageHeaderProps {
  readonly title: ReactNode;
  /** Beside the title: a count, a state. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, aside, actions }: PageHeaderProps) {
  return (
    <header className="m-page-header">
      <h1>{title}</h1>
      {aside}
      {actions && <div className="m-page-header-actions">{actions}</div>}
    </header>
  );
}
