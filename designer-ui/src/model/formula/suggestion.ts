/** "Did you mean": the nearest known name, if at most a third of its letters differ (one is always forgiven, all never are); ties go to the longest common beginning, then by code point. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const allowed = Math.min(name.length - 1, Math.max(1, Math.floor(name.length / 3)));
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const candidate of [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
    const difference = distance(name.toLowerCase(), candidate.toLowerCase());
    const isNearer = difference < bestDistance;
    if (
      isNearer ||
      (best !== undefined && difference === bestDistance && shared(name, candidate) > shared(name, best))
    ) {
      best = candidate;
      bestDistance = difference;
    }
  }
  return best;
}

function shared(name: string, candidate: string): number {
  const a = name.toLowerCase();
  const b = candidate.toLowerCase();
  let length = 0;
  while (length < a.length && a.charAt(length) === b.charAt(length)) length++;
  return length;
}

function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}

/** What is not known, with what was probably meant. */
export function suggesting(param: string, name: string, known: readonly string[]): Readonly<Record<string, string>> {
  const suggestion = nearest(name, known);
  return suggestion === undefined ? { [param]: name } : { [param]: name, suggestion };
}
