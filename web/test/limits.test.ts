import { expect, test } from 'vitest';
import { axisEnd, limitsOf } from '../src/chart/limits.js';

const limit = (value: number) => ({ series: 1, value, label: 'GB 3095' });

test('what is no limit is left out', () => {
  expect(limitsOf(JSON.stringify([limit(75), { series: 1, value: null, label: 'x' }, 'no']))).toEqual([limit(75)]);
  expect(limitsOf(null)).toEqual([]);
  expect(limitsOf('{')).toEqual([]);
});

test('an axis reaches up to a limit that is near, and leaves one that is far outside', () => {
  expect(axisEnd(50, [limit(75)])).toBeCloseTo(78.75);
  expect(axisEnd(50, [limit(500)])).toBeNull();
  expect(axisEnd(50, [limit(40)])).toBeNull();
});
