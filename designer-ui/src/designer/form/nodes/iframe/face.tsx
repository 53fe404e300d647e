import type { NodeProps } from "../node-design.ts";

export function Face({ node }: NodeProps) {
  return <span className="m-muted m-ellipsis">{node.url}</span>;
}
