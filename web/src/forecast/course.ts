import { beijingMinute } from '../lib/beijing.js';
import { say, type Bilingual, type Language } from '../lib/language.js';

/** What is known and forecast of one place. The first `before + 1` values were measured, the last of them in the hour of the forecast; all behind are forecast. */
export interface Course {
  readonly values: readonly (number | null)[];
  /** Levels of the air quality index, 1 to 6; 0 where none can be told. */
  readonly levels: readonly number[];
  /** Nine in ten lie between these, for each hour ahead. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** That the level of the event is passed, 0 to 1. */
  readonly chance: readonly (number | null)[];
}

export interface MappedStation extends Course {
  readonly code: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  /** False for a station that does not count for the mean of the city. */
  readonly evaluated: boolean;
  readonly simulated: boolean;
  readonly href: string;
}

/** A forecast as the map of it is sent. */
export interface ForecastMap {
  /** The last hour that was known, ISO 8601. */
  readonly made: string;
  readonly before: number;
  readonly unit: string;
  readonly eventLevel: number;
  readonly edition: string;
  readonly hindcast: boolean;
  readonly mean: Course;
  readonly stations: readonly MappedStation[];
}

const HOUR = 3_600_000;

/** How many hours the slider has, the ones before and the one of the forecast counted. */
export const hoursOf = (map: ForecastMap): number => map.mean.values.length;

/** From the place on the slider to the hours from the forecast: below or at 0 was measured. */
export const aheadOf = (map: ForecastMap, at: number): number => at - map.before;

export const isForecast = (map: ForecastMap, at: number): boolean => aheadOf(map, at) > 0;

/** `12-18 14:00` in Beijing. */
export const timeOf = (map: ForecastMap, at: number): string => beijingMinute(Date.parse(map.made) + aheadOf(map, at) * HOUR).slice(5);

/** The places on the slider at which a day of Beijing begins, with its date. */
export function daysOf(map: ForecastMap): { readonly at: number; readonly day: string }[] {
  return Array.from({ length: hoursOf(map) }, (_, at) => ({ at, time: timeOf(map, at) }))
    .filter(({ time }) => time.endsWith('00:00')).map(({ at, time }) => ({ at, day: time.slice(0, 5) }));
}

export const TEXT = {
  measured: ['实测', 'Measured'],
  ahead: ['预报，{hours} 小时后', 'Forecast, {hours} h ahead'],
  nothing: ['没有值', 'No value'],
  interval: ['十次有九次在 {low}–{high}', 'nine in ten within {low}–{high}'],
  chance: ['超过 {level} 的可能 {chance} %', 'chance of more than {level}: {chance} %'],
} satisfies Record<string, Bilingual>;

/** Whether the hour was measured or is forecast, in words. */
export const kindOf = (map: ForecastMap, at: number, language: Language): string =>
  isForecast(map, at) ? say(TEXT.ahead, language, { hours: aheadOf(map, at) }) : say(TEXT.measured, language);

/** The lines that are said of a place at an hour: value with level, then what is uncertain of it. */
export function linesOf(map: ForecastMap, course: Course, at: number, levelNames: readonly string[], language: Language): string[] {
  const value = course.values[at];
  if (value === null || value === undefined) return [say(TEXT.nothing, language)];
  const level = levelNames[course.levels[at] ?? 0];
  const lines = [[`${value} ${map.unit}`, level].filter(Boolean).join(language === 'zh' ? '，' : ', ')];
  const ahead = aheadOf(map, at) - 1;
  if (ahead < 0) return lines;
  const [low, high, chance] = [course.low[ahead], course.high[ahead], course.chance[ahead]];
  if (low != null && high != null) lines.push(say(TEXT.interval, language, { low, high }));
  if (chance != null) lines.push(say(TEXT.chance, language, { level: map.eventLevel, chance: Math.round(100 * chance) }));
  return lines;
}
