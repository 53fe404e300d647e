const CLOCK = /^(\d{1,6}):(\d{1,2})(?::(\d{1,2}))?$/;
const WORDS =
  /^(?:(\d{1,9})(?:d|天|日))?(?:(\d{1,9})(?:h|小时|时))?(?:(\d{1,9})(?:m|min|分钟|分))?(?:(\d{1,9})(?:s|秒钟|秒))?$/;
const UNITS = [86_400, 3_600, 60, 1] as const;

/** `1:30`, `2h30m`, `2小时30分`, `1天` or seconds → whole seconds as text; undefined when it is none of them. */
export function readDuration(written: string): string | undefined {
  const text = written.toLowerCase().replaceAll(" ", "");
  const clock = CLOCK.exec(text);
  if (clock) return String(Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0));
  if (/^\d+(\.0+)?$/.test(text)) return String(Number(text));
  const words = text === "" ? null : WORDS.exec(text);
  if (!words) return undefined;
  return String(UNITS.reduce((sum, unit, index) => sum + unit * Number(words[index + 1] ?? 0), 0));
}

const CHINESE = ["天", "小时", "分", "秒"] as const;
const ENGLISH = ["d", "h", "m", "s"] as const;

/** Seconds in words: 2 小时 30 分, 2 h 30 m. */
export function durationWords(seconds: string, language: string): string {
  if (!/^\d+$/.test(seconds)) return seconds;
  const names = language === "zh-CN" ? CHINESE : ENGLISH;
  let left = Number(seconds);
  const parts = UNITS.flatMap((unit, index) => {
    const count = Math.floor(left / unit);
    left -= count * unit;
    return count > 0 ? [`${count} ${names[index]}`] : [];
  });
  return parts.length > 0 ? parts.join(" ") : `0 ${names[2]}`;
}
