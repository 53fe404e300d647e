/** A cell of the grid: which record, which column. */
export interface Place {
  readonly row: number;
  readonly column: number;
}
