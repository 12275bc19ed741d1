import { say, type Bilingual, type Language } from './language.js';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const PATTERN = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

// Months and years are nominal here: they serve to find gaps and to name a resolution, not for arithmetic.
const UNITS: readonly { length: number; name: Bilingual }[] = [
  { length: 365 * DAY, name: ['{n} 年', '{n} y'] },
  { length: 30 * DAY, name: ['{n} 个月', '{n} mo'] },
  { length: 7 * DAY, name: ['{n} 周', '{n} wk'] },
  { length: DAY, name: ['{n} 天', '{n} d'] },
  { length: HOUR, name: ['{n} 小时', '{n} h'] },
  { length: MINUTE, name: ['{n} 分钟', '{n} min'] },
  { length: SECOND, name: ['{n} 秒', '{n} s'] },
];

/** Milliseconds of an ISO 8601 duration, or null when the text is none. */
export function parseDuration(text: string): number | null {
  const match = PATTERN.exec(text);
  if (!match || text === 'P' || text.endsWith('T')) return null;
  return UNITS.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit.length, 0);
}

/** `1 小时`, `15 min`; parts that are zero are left out. */
export function durationText(text: string, language: Language): string {
  const match = PATTERN.exec(text);
  if (!match) return text;
  return UNITS
    .flatMap((unit, index) => Number(match[index + 1] ?? 0) > 0 ? [say(unit.name, language, { n: match[index + 1]! })] : [])
    .join(' ');
}
