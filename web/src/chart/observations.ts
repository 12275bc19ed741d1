import { parseDuration } from '../lib/duration.js';

/** Start (epoch milliseconds), value, min, max, flag, count; min to count only where rows are aggregated. */
export type Row = readonly [
  start: number,
  value: number | null,
  min: number | null,
  max: number | null,
  flag: string | null,
  count: number | null,
];

export interface SeriesInfo {
  readonly id: string | number;
  readonly point: string;
  readonly factor: string;
  readonly factorName: string;
  readonly kind: string;
  readonly origin: string;
  readonly unit: string;
  readonly simulated: boolean;
}

export interface Observations {
  readonly series: SeriesInfo;
  readonly from: string;
  readonly to: string;
  readonly resolution: string;
  readonly rows: readonly Row[];
}

export const isAggregated = (observations: Observations): boolean => observations.resolution !== 'raw';

/** `N` is HJ 212's mark for normal. */
export const isFlagged = (flag: string | null): flag is string => flag !== null && flag !== '' && flag !== 'N';

/** The time between rows: what the resolution says or, for raw rows, the median of what lies between them. */
export function expectedStep(observations: Observations): number | null {
  const stated = parseDuration(observations.resolution);
  if (stated) return stated;
  const { rows } = observations;
  const steps = rows.slice(1).map((row, index) => row[0] - rows[index]![0]).filter(step => step > 0);
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? null;
}

/** How many steps may be missing before the line is broken. */
const GAP_STEPS = 3;

/** Puts an empty row into every gap longer than three steps, so that a line is not drawn over what was not measured. */
export function withGaps(rows: readonly Row[], step: number | null): readonly Row[] {
  if (!step) return rows;
  const result: Row[] = [];
  let before: Row | undefined;
  for (const row of rows) {
    if (before && row[0] - before[0] > GAP_STEPS * step) result.push([before[0] + step, null, null, null, null, null]);
    result.push(row);
    before = row;
  }
  return result;
}

/** Rows with a value between two without: a line does not show them, so they need a mark of their own. */
export const isolatedRows = (rows: readonly Row[]): readonly Row[] =>
  rows.filter((row, index) =>
    row[1] !== null && (rows[index - 1]?.[1] ?? null) === null && (rows[index + 1]?.[1] ?? null) === null);

/** The unit as people write it: pH and the like have "1", which nobody writes. */
export function unitText(unit: string): string {
  return unit === '1' ? '' : unit;
}
