import { parseDuration } from '../lib/duration.js';
import { stateOf, type ReviewedHours } from './hours.js';

/** Hours that are chosen: from the one where choosing began to the one where the cursor stands, both included. */
export interface Selection {
  readonly anchor: number;
  readonly cursor: number;
}

const HOUR = 3_600_000;

/** How long each value stands. */
export const stepOf = (hours: ReviewedHours): number => parseDuration(hours.kind.split(':')[1] ?? '') ?? HOUR;

/** The start of every hour of a span, whether there is a value or not: what is missing can be marked too. */
export function slots(from: number, to: number, step: number): readonly number[] {
  const starts: number[] = [];
  for (let start = Math.ceil(from / step) * step; start < to; start += step) starts.push(start);
  return starts;
}

/** The cursor moved; with `extend` what lies between is chosen. It stops at the ends. */
export function moved(selection: Selection | null, by: number, extend: boolean, count: number): Selection | null {
  if (count === 0) return null;
  if (!selection) return { anchor: by > 0 ? 0 : count - 1, cursor: by > 0 ? 0 : count - 1 };
  const cursor = Math.min(count - 1, Math.max(0, selection.cursor + by));
  return { anchor: extend ? selection.anchor : cursor, cursor };
}

export const chosen = (selection: Selection | null, at: number, extend: boolean): Selection =>
  ({ anchor: extend && selection ? selection.anchor : at, cursor: at });

/** From the start of the first chosen hour to the end of the last one. */
export function spanOf({ anchor, cursor }: Selection, starts: readonly number[], step: number): { from: number; to: number } {
  return { from: starts[Math.min(anchor, cursor)]!, to: starts[Math.max(anchor, cursor)]! + step };
}

/** The next hour in doubt behind the cursor, with those that follow it without a gap; from the beginning again behind the last. */
export function nextDoubt(selection: Selection | null, starts: readonly number[], hours: ReviewedHours): Selection | null {
  const doubtful = new Set(hours.rows.filter(row => stateOf(row) === 'questionable').map(row => row[0]));
  const after = selection ? Math.max(selection.anchor, selection.cursor) + 1 : 0;
  const order = starts.map((_, index) => (index + after) % starts.length);
  const first = order.find(index => doubtful.has(starts[index]!));
  if (first === undefined) return null;
  let last = first;
  while (last + 1 < starts.length && doubtful.has(starts[last + 1]!)) last++;
  return { anchor: first, cursor: last };
}
