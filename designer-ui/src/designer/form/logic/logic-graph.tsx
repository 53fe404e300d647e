import { useTranslation } from "react-i18next";
import { type GraphPlace, pictureOf } from "../../../model/designer/logic-graph.ts";
import { logicLines, touches } from "../../../model/designer/logic-reads.ts";
import { useDocument } from "../design-context.tsx";
import { useSentences } from "./use-sentences.ts";

const WIDTH = 168;
const HEIGHT = 32;
const GAP_X = 72;
const GAP_Y = 16;
const MARGIN = 16;
/** As small as it may be drawn so that all of it is in sight; what is wider still is scrolled. */
const SMALLEST = 0.72;

const xOf = (column: number) => MARGIN + column * (WIDTH + GAP_X);
const yOf = (row: number) => MARGIN + row * (HEIGHT + GAP_Y);

/** From the right side of the first to the left side of the last, straight across what is kept free between them. */
function wayOf([start, ...others]: readonly GraphPlace[]): string {
  if (!start) return "";
  const steps = others.reduce<{ readonly from: GraphPlace; readonly drawn: string }>(
    ({ from, drawn }, to) => {
      const [x1, y1] = [xOf(from.column) + WIDTH, yOf(from.row) + HEIGHT / 2];
      const [x2, y2] = [xOf(to.column), yOf(to.row) + HEIGHT / 2];
      const bend = Math.max(32, Math.abs(x2 - x1) / 2);
      return { from: to, drawn: `${drawn} L${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}` };
    },
    { from: start, drawn: "" },
  );
  return steps.drawn.replace(" L", "M");
}

interface LogicGraphProps {
  /** Only what touches this field; null for everything. */
  readonly about: string | null;
  readonly onChoose: (path: string) => void;
}

/** What hangs on what, as a picture; the list beside it says the same in words. */
export function LogicGraph({ about, onChoose }: LogicGraphProps) {
  const { t } = useTranslation(["designer-logic", "designer"]);
  const document = useDocument();
  const say = useSentences();
  const lines = logicLines(document).filter((line) => about === null || touches(line, about));
  const { points, edges, columns, rows } = pictureOf(lines);
  const kinds = [...new Set(edges.flatMap((edge) => edge.kinds))];
  if (points.length === 0) return <p className="m-muted">{t("logic.noGraph")}</p>;
  const [width, height] = [xOf(columns) - GAP_X + MARGIN, yOf(rows) - GAP_Y + MARGIN];
  const at = new Map(points.map((point) => [point.path, point]));
  return (
    <div className="m-logic-graph">
      {/* biome-ignore lint/a11y/useSemanticElements: a picture is no fieldset */}
      <svg
        role="group"
        aria-label={t("logic.graphLabel", { fields: points.length, edges: edges.length })}
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: width, minWidth: width * SMALLEST }}
      >
        <defs>
          <marker id="m-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {edges.map(({ from, to, kinds, through }) => {
          const start = at.get(from);
          const end = at.get(to);
          if (!start || !end) return null;
          return (
            <path
              key={`${from} ${to}`}
              className="m-logic-edge"
              data-kind={kinds[0]}
              d={wayOf([start, ...through, end])}
              markerEnd="url(#m-arrow)"
            >
              <title>{kinds.map((kind) => t(`logic.kind.${kind}`)).join(t("designer:separator"))}</title>
            </path>
          );
        })}
        {points.map(({ path, column, row }) => (
          <foreignObject key={path} x={xOf(column)} y={yOf(row)} width={WIDTH} height={HEIGHT}>
            <button
              type="button"
              className="m-logic-point m-ellipsis"
              data-about={path === about}
              title={say.field(path)}
              onClick={() => onChoose(path)}
            >
              {say.field(path)}
            </button>
          </foreignObject>
        ))}
      </svg>
      <ul className="m-logic-legend">
        {kinds.map((kind) => (
          <li key={kind} data-kind={kind}>
            {t(`logic.kind.${kind}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
