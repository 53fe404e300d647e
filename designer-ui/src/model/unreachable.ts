/** Marks the branch that the types say cannot be taken; a new member of the union then does not compile. */
export function unreachable(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
