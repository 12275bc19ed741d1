import { expect, test } from 'vitest';
import { withLatest } from '../src/chart/append.js';
import { expectedStep, isFlagged, isolatedRows, withGaps, type Observations, type Row } from '../src/chart/observations.js';
import { panelRows, panelsOf } from '../src/chart/panels.js';
import { tableRows } from '../src/chart/table.js';

const row = (start: number, value: number | null = 1, flag: string | null = null): Row => [start, value, null, null, flag, null];

const observations = (resolution: string, rows: readonly Row[], unit = 'mg/L'): Observations => ({
  series: { id: 12, point: 'P1', factor: 'w01018', factorName: 'COD', kind: 'mean', origin: 'reported', unit, simulated: false },
  from: '', to: '', resolution, rows,
});

const latest = (start: number, value: number | null, flag: string | null = null) => ({
  series: '12', point: 'P1', factor: 'w01018', start: new Date(start).toISOString(), value, unit: 'mg/L', flag, text: '',
});

test('the step is stated, or the median of what lies between raw rows', () => {
  expect(expectedStep(observations('PT1M', []))).toBe(60_000);
  expect(expectedStep(observations('raw', [row(0), row(10), row(20), row(500)]))).toBe(10);
  expect(expectedStep(observations('raw', [row(0)]))).toBeNull();
});

test('only a gap longer than three steps breaks the line', () => {
  expect(withGaps([row(0), row(30)], 10)).toHaveLength(2);
  expect(withGaps([row(0), row(31)], 10).map(([start, value]) => [start, value])).toEqual([[0, 1], [10, null], [31, 1]]);
  expect(withGaps([row(0), row(31)], null)).toHaveLength(2);
});

test('a value alone between gaps is found', () => {
  expect(isolatedRows([row(0), row(1, null), row(2), row(3, null), row(4), row(5)]).map(([start]) => start)).toEqual([0, 2]);
});

test('N is HJ 212 for normal', () => {
  expect([null, '', 'N', 'D'].map(isFlagged)).toEqual([false, false, false, true]);
});

test('a latest raw value is appended, replaced when it comes again, and left out when it is old', () => {
  const before = observations('raw', [row(0), row(10)]);
  expect(withLatest(before, latest(20, 5)).rows.at(-1)).toEqual(row(20, 5));
  expect(withLatest(before, latest(10, 5, 'D')).rows).toEqual([row(0), row(10, 5, 'D')]);
  expect(withLatest(before, latest(5, 5))).toBe(before);
});

test('a latest value joins the bucket it falls into, or opens the next', () => {
  const before = observations('PT1M', [[0, 10, 8, 12, null, 3]]);
  expect(withLatest(before, latest(30_000, 14)).rows).toEqual([[0, 11, 8, 14, null, 4]]);
  expect(withLatest(before, latest(150_000, 14)).rows.at(-1)).toEqual([120_000, 14, 14, 14, null, 1]);
});

test('each unit has a panel of its own', () => {
  const panels = panelsOf([observations('raw', []), observations('raw', [], 'pH'), observations('raw', [])]);
  expect(panels.map(({ unit, members }) => [unit, members.map(({ index }) => index)])).toEqual([['mg/L', [0, 2]], ['pH', [1]]]);
  const [first, second] = panelRows(2, 600);
  expect(second!.top).toBeGreaterThan(first!.top + first!.height);
});

test('the table has one line a start, newest first, of what is in view', () => {
  const rows = tableRows([observations('raw', [row(0), row(10), row(20)]), observations('raw', [row(20, 2)])], { from: 5, to: 25 });
  expect(rows.map(({ start, cells }) => [start, cells.map(cell => cell?.[1])])).toEqual([[20, [1, 2]], [10, [1, undefined]]]);
});
