import { Component, type ReactNode } from "react";
import { FailureState } from "./failure-state.tsx";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** A new value (the address, say) gives the children another chance. */
  readonly resetKey?: string;
}

/** Keeps a broken part of the page from taking the rest with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failure: unknown }> {
  override state: { readonly failure: unknown } = { failure: null };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  override componentDidUpdate(previous: ErrorBoundaryProps) {
    if (previous.resetKey !== this.props.resetKey && this.state.failure !== null) this.setState({ failure: null });
  }

  override render() {
    if (this.state.failure === null) return this.props.children;
    return <FailureState failure={this.state.failure} onRetry={() => this.setState({ failure: null })} />;
  }
}
