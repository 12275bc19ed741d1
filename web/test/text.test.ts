import { expect, test } from 'vitest';
import { seriesColour, translucent } from '../src/lib/colours.js';
import { languageOf, say } from '../src/lib/language.js';
import { formatNumber } from '../src/lib/number.js';
import { problemOf } from '../src/lib/problem.js';
import { resolutionText, seriesName } from '../src/chart/text.js';

test('Chinese unless the page says English', () => {
  expect(languageOf('zh-CN')).toBe('zh');
  expect(languageOf('')).toBe('zh');
  expect(languageOf(null)).toBe('zh');
  expect(languageOf('en-GB')).toBe('en');
  expect(say(['{n} 行', '{n} rows'], 'en', { n: 2 })).toBe('2 rows');
  expect(say(['{n} 行', '{n} rows'], 'zh')).toBe('{n} 行');
});

test('numbers by decimals, or as they came', () => {
  expect(formatNumber(12.345, 1)).toBe('12.3');
  expect(formatNumber(12, 2)).toBe('12.00');
  expect(formatNumber(-0.001, 1)).toBe('0.0');
  expect(formatNumber(0.1 + 0.2)).toBe('0.3');
  expect(formatNumber(1234.5678)).toBe('1234.57');
  expect(formatNumber(0.00000012)).toBe('0.00000012');
  expect(formatNumber(Number.NaN)).toBe('—');
});

test('a series says its origin and that it is simulated', () => {
  const series = {
    id: 1, point: 'P1', factor: 'w01018', factorName: '化学需氧量', kind: 'mean', origin: 'reported', unit: 'mg/L', simulated: false,
  };
  expect(seriesName(series, 'zh')).toBe('化学需氧量 · P1 · 上报');
  expect(seriesName({ ...series, simulated: true }, 'en')).toBe('化学需氧量 · P1 · reported (simulated)');
  expect(seriesName({ ...series, origin: 'simulated', simulated: true }, 'zh')).toBe('化学需氧量 · P1 · 模拟');
  expect(resolutionText('raw', 'zh')).toBe('原始数据');
  expect(resolutionText('PT1H', 'en')).toBe('1 h');
});

test('a failure always has a title', () => {
  const response = { status: 503, statusText: 'Service Unavailable' };
  expect(problemOf({ title: '停', detail: 'd', code: 'c' }, response)).toEqual({ title: '停', detail: 'd', code: 'c' });
  expect(problemOf('<html>', response).title).toBe('HTTP 503 Service Unavailable');
});

test('colours go round and take an opacity', () => {
  expect(seriesColour(8)).toBe(seriesColour(0));
  expect(translucent('#ff8000', 0.5)).toBe('rgba(255, 128, 0, 0.5)');
});
