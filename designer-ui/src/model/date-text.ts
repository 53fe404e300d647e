const WRITTEN = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;

/** A date as people paste it (2025-1-5, 2025/01/05, 2025年1月5日, 20250105) → `YYYY-MM-DD`; undefined when it is none. */
export function readDate(text: string): string | null | undefined {
  const written = text.trim();
  if (written === "") return null;

  const parts = WRITTEN.exec(written);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? parts[4]), Number(parts[3] ?? parts[5])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}
