/** What a control finds in a value, with the code of the server. */
export interface ControlProblem {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Where inside the value, as the end of a JSON pointer. */
  readonly under?: string;
}
