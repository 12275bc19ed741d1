import { expect, test } from 'vitest';
import { guidesOf, numberOf, reach, timeOf } from '../src/chart/guides.js';

const none = { upper: null, lower: null, from: null, to: null };
const colours = { limit: '#c00', span: '#fa0' };

test('what an attribute does not say is left out', () => {
  expect([numberOf(null), numberOf(''), numberOf('none'), numberOf('0'), numberOf('35.5')]).toEqual([null, null, null, 0, 35.5]);
  expect([timeOf(null), timeOf('soon'), timeOf('1970-01-01T08:00:01+08:00')]).toEqual([null, null, 1000]);
  expect(guidesOf(none, 'zh', colours)).toEqual({});
  expect(reach(none)).toEqual({});
});

test('limits are lines that say what they are, a span is an area on the axis of Beijing time', () => {
  const drawn = guidesOf({ upper: 9, lower: 6, from: 0, to: 1000 }, 'en', colours);
  expect(drawn.markLine?.data).toEqual([
    { yAxis: 9, label: { formatter: 'upper limit 9' } }, { yAxis: 6, label: { formatter: 'lower limit 6' } },
  ]);
  expect(drawn.markArea?.data).toEqual([[{ xAxis: 28_800_000 }, { xAxis: 28_801_000 }]]);
});

test('the axis takes in the limits', () => {
  const bounds = reach({ ...none, upper: 35, lower: 5 });
  const beyond = [bounds.max?.({ min: 8, max: 20 }), bounds.max?.({ min: 8, max: 50 }), bounds.min?.({ min: 8, max: 20 }), bounds.min?.({ min: 1, max: 20 })];
  expect(beyond).toEqual([36.75, null, 4.75, null]);
});
