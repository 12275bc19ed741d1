import { expect, test } from 'vitest';
import { beijingClock, beijingDateTime, beijingFormatter, beijingMinute, fromBeijingAxis, toBeijingAxis } from '../src/lib/beijing.js';
import { DAY, durationText, HOUR, MINUTE, parseDuration, SECOND } from '../src/lib/duration.js';
import { relativeTime } from '../src/lib/relative.js';

const instant = Date.UTC(2025, 1, 28, 16, 5, 9);

test('Beijing time is UTC+8 whatever the browser thinks', () => {
  expect(beijingDateTime(instant)).toBe('2025-03-01 00:05:09');
  expect(beijingMinute(instant)).toBe('2025-03-01 00:05');
  expect(beijingClock(instant)).toBe('00:05:09');
  expect(fromBeijingAxis(toBeijingAxis(instant))).toBe(instant);
});

test('seconds are shown when one instant has them', () => {
  expect(beijingFormatter([0, 60_000])(0)).toBe('1970-01-01 08:00');
  expect(beijingFormatter([0, 61_000])(0)).toBe('1970-01-01 08:00:00');
});

test('durations are read', () => {
  expect(parseDuration('PT1H')).toBe(HOUR);
  expect(parseDuration('PT15M')).toBe(15 * MINUTE);
  expect(parseDuration('P1D')).toBe(DAY);
  expect(parseDuration('P1M')).toBe(30 * DAY);
  expect(parseDuration('P1DT2H')).toBe(DAY + 2 * HOUR);
  for (const none of ['raw', '', 'P', 'PT', '1H']) expect(parseDuration(none)).toBeNull();
});

test('durations have names', () => {
  expect(durationText('PT4H', 'zh')).toBe('4 小时');
  expect(durationText('PT5M', 'en')).toBe('5 min');
  expect(durationText('else', 'en')).toBe('else');
});

test('relative time rounds towards now', () => {
  expect(relativeTime(instant, instant + 3 * MINUTE + 59 * SECOND, 'zh')).toBe('3 分钟前');
  expect(relativeTime(instant, instant + 3 * MINUTE, 'en')).toBe('3 min ago');
  expect(relativeTime(instant, instant + 2 * DAY, 'zh')).toBe('2 天前');
  expect(relativeTime(instant, instant + SECOND, 'zh')).toBe('刚刚');
  expect(relativeTime(instant + HOUR, instant, 'en')).toBe('in 1 h');
});
