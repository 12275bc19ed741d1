import type { Latest } from '../live/latest.js';
import { expectedStep, isAggregated, type Observations, type Row } from './observations.js';

/**
 * The observations with a latest value in them. A raw row is appended, or replaced when it comes again; in aggregated
 * rows the value joins the bucket it falls into. What is older than the last row is left to the next fetch.
 */
export function withLatest(observations: Observations, latest: Latest): Observations {
  const start = Date.parse(latest.start);
  const last = observations.rows.at(-1);
  if (Number.isNaN(start) || (last && start < last[0])) return observations;

  const row: Row = [start, latest.value, null, null, latest.flag, null];
  if (!isAggregated(observations)) {
    const kept = last?.[0] === start ? observations.rows.slice(0, -1) : observations.rows;
    return { ...observations, rows: [...kept, row] };
  }
  const step = expectedStep(observations);
  if (!step || latest.value === null) return observations;
  if (last && start < last[0] + step) {
    return { ...observations, rows: [...observations.rows.slice(0, -1), joined(last, latest.value, latest.flag)] };
  }
  const anchor = last?.[0] ?? 0;
  const bucket = anchor + Math.floor((start - anchor) / step) * step;
  return { ...observations, rows: [...observations.rows, [bucket, latest.value, latest.value, latest.value, latest.flag, 1]] };
}

function joined([start, mean, min, max, flag, count]: Row, value: number, newFlag: string | null): Row {
  const seen = mean === null ? 0 : (count ?? 1);
  return [
    start,
    ((mean ?? 0) * seen + value) / (seen + 1),
    Math.min(min ?? mean ?? value, value),
    Math.max(max ?? mean ?? value, value),
    newFlag ?? flag,
    seen + 1,
  ];
}
