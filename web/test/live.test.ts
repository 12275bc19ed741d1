import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backoff } from '../src/lib/backoff.js';
import { debounced, throttled } from '../src/lib/pace.js';
import { parseBatch } from '../src/live/latest.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('waits double up to a bound, and half of each is left to chance', () => {
  expect([0, 1, 2, 10, 1_000].map(attempt => backoff(attempt, 1))).toEqual([1_000, 2_000, 4_000, 30_000, 30_000]);
  expect(backoff(0, 0)).toBe(500);
});

test('a batch is an array or nothing', () => {
  expect(parseBatch('[{"series":1}]')).toEqual([{ series: 1 }]);
  expect(parseBatch('{}')).toBeNull();
  expect(parseBatch('[')).toBeNull();
});

test('debounced runs once when it is quiet', () => {
  const run = vi.fn();
  const paced = debounced(run, 100);
  paced();
  vi.advanceTimersByTime(99);
  paced();
  vi.advanceTimersByTime(99);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledOnce();
});

test('throttled runs at once, and once more for all that came meanwhile', () => {
  const run = vi.fn();
  const paced = throttled(run, 100);
  paced();
  paced();
  paced();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(2);
  paced();
  paced.cancel();
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(2);
});
