import { expect, test } from 'vitest';
import { spanArea, spanOf } from '../src/chart/span.js';

test('a span needs both ends, and is an area on the axis of Beijing time', () => {
  expect([spanOf(null, null), spanOf('soon', '1970-01-01T08:00:01+08:00'), spanOf('1970-01-01T08:00:00+08:00', '')]).toEqual([null, null, null]);
  const span = spanOf('1970-01-01T08:00:00+08:00', '1970-01-01T08:00:01+08:00');
  expect(span).toEqual({ from: 0, to: 1000 });
  expect(spanArea(span!, '#fa0').data).toEqual([[{ xAxis: 28_800_000 }, { xAxis: 28_801_000 }]]);
});
