const TIME = /^(上午|下午|晚上|中午|早上)?(\d{1,2})(?:[:点时](\d{1,2})?)?(?:[:分](\d{1,2})?)?秒?(?:\.0+)?(am|pm)?$/i;

/** `9:30`, `9点30分`, `下午3点`, `3:05 PM` → `HH:mm:ss`; undefined when it is no time. */
export function readTime(written: string): string | undefined {
  const text = written.replaceAll(" ", "");
  const parts = TIME.exec(text);
  if (!parts || /^\d+$/.test(text)) return undefined;
  const word = `${parts[1] ?? ""}${(parts[5] ?? "").toLowerCase()}`;
  let hour = Number(parts[2]);
  if (/下午|晚上|pm/.test(word) && hour < 12) hour += 12;
  if (/上午|am/.test(word) && hour === 12) hour = 0;
  const [minute, second] = [Number(parts[3] ?? 0), Number(parts[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return [hour, minute, second].map((part) => String(part).padStart(2, "0")).join(":");
}
