import { expect, test } from 'vitest';
import { reviewUrl, stateOf, type ReviewedHours, type ReviewedRow } from '../src/review/hours.js';
import { chosen, moved, nextDoubt, slots, spanOf } from '../src/review/selection.js';

const HOUR = 3_600_000;
const row = (hour: number, verdict: 'questionable' | null = null): ReviewedRow => [hour * HOUR, 1, true, 'N', null, verdict, null, 'reported'];
const hours = (...rows: ReviewedRow[]): ReviewedHours => ({ factor: 'a34004', factorName: 'PM2.5', kind: 'mean:PT1H', unit: 'µg/m³', rows });

test('an hour has a place to be chosen whether or not there is a value', () => {
  expect(slots(0, 4 * HOUR, HOUR)).toEqual([0, 1, 2, 3].map(h => h * HOUR));
  expect(slots(10, 2 * HOUR, HOUR)).toEqual([HOUR]);
});

test('arrows move the cursor, shift chooses what lies between, and both stop at the ends', () => {
  const first = moved(null, 1, false, 5);
  expect(first).toEqual({ anchor: 0, cursor: 0 });
  expect(moved(moved(first, 1, true, 5), 1, true, 5)).toEqual({ anchor: 0, cursor: 2 });
  expect(moved({ anchor: 0, cursor: 2 }, 1, false, 5)).toEqual({ anchor: 3, cursor: 3 });
  expect(moved({ anchor: 4, cursor: 4 }, 1, false, 5)).toEqual({ anchor: 4, cursor: 4 });
  expect(moved(null, 1, false, 0)).toBeNull();
});

test('what is chosen reaches from the start of the first hour to the end of the last, whichever way it was chosen', () => {
  const starts = slots(0, 10 * HOUR, HOUR);
  expect(spanOf({ anchor: 6, cursor: 3 }, starts, HOUR)).toEqual({ from: 3 * HOUR, to: 7 * HOUR });
  expect(chosen({ anchor: 2, cursor: 5 }, 8, true)).toEqual({ anchor: 2, cursor: 8 });
});

test('the next doubt is chosen as a whole, and behind the last one it begins again', () => {
  const starts = slots(0, 10 * HOUR, HOUR);
  const under = hours(row(0), row(1, 'questionable'), row(2), row(5, 'questionable'), row(6, 'questionable'), row(7));
  const first = nextDoubt(null, starts, under);
  expect(first).toEqual({ anchor: 1, cursor: 1 });
  const second = nextDoubt(first, starts, under);
  expect(second).toEqual({ anchor: 5, cursor: 6 });
  expect(nextDoubt(second, starts, under)).toEqual(first);
  expect(nextDoubt(null, starts, hours(row(1)))).toBeNull();
});

test('an hour is drawn as what it counts for', () => {
  expect(stateOf([0, 5, true, 'N', null, null, null, 'reported'])).toBe('valid');
  expect(stateOf([0, 5, false, 'D', null, null, null, 'reported'])).toBe('invalid');
  expect(stateOf([0, 5, true, 'N', 'automatic', 'questionable', 'step', 'reported'])).toBe('questionable');
  expect(stateOf([0, 5, true, 'N', 'station', 'invalid', 'substituted', 'substituted'])).toBe('substituted');
  expect(stateOf([0, null, false, null, null, null, null, null])).toBe('missing');
});

test('codes of points may hold anything', () => {
  expect(reviewUrl('A/1 中', ['a34004', 'a01001'], '2026-04-01', '2026-04-02')).toContain('/api/v1/points/A%2F1%20%E4%B8%AD/review?factor=a34004%2Ca01001');
});
