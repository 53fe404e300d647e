import PaperClipOutlined from "@ant-design/icons/PaperClipOutlined";
import { kindOf } from "../../model/form/kinds.ts";
import type { CellProps } from "../control.ts";
import { entriesOf, namesText } from "./entries.ts";
import { FileSign } from "./file-sign.tsx";
import "./files.css";

const MOST = 4;

/** Files in a cell: a few small pictures, or a paper clip with how many there are. */
export function FilesShown({ field, value }: CellProps) {
  const entries = entriesOf(value);
  const names = namesText(value);
  if (entries.length === 0) return names;
  if (!kindOf(field.type).pictures) {
    return (
      <span className="m-files-cell" title={names}>
        <PaperClipOutlined aria-hidden="true" />
        {entries.length > 1 && <b>{entries.length}</b>}
        <span className="m-ellipsis">{names}</span>
      </span>
    );
  }
  return (
    <span className="m-files-cell" title={names} role="img" aria-label={names}>
      {entries.slice(0, MOST).map((entry) => (
        <i key={entry.id}>
          <FileSign entry={entry} />
        </i>
      ))}
      {entries.length > MOST && <small>+{entries.length - MOST}</small>}
    </span>
  );
}
