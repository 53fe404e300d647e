/** A department with those below it. */
export interface DepartmentNode<T> {
  readonly department: T;
  readonly children: readonly DepartmentNode<T>[];
}

interface Unit {
  readonly id: string;
  readonly parent?: string;
}

/** The forest of departments; one whose parent is unknown stands at the top. */
export function departmentTree<T extends Unit>(all: readonly T[]): readonly DepartmentNode<T>[] {
  const known = new Set(all.map(({ id }) => id));
  const below = (parent: string | null): readonly DepartmentNode<T>[] =>
    all
      .filter((unit) => (unit.parent !== undefined && known.has(unit.parent) ? unit.parent : null) === parent)
      .map((department) => ({ department, children: below(department.id) }));
  return below(null);
}

/** A department and everything below it, by id. */
export function withBelow(all: readonly Unit[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const unit of all) if (unit.parent !== undefined && found.has(unit.parent)) found.add(unit.id);
  }
  return found;
}
