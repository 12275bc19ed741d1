import { expect, test } from 'vitest';
import { daysOf, hoursOf, isForecast, kindOf, linesOf, timeOf, type ForecastMap } from '../src/forecast/course.js';
import { inkOn, symbolName } from '../src/forecast/symbols.js';

const LEVELS = ['', '优', '良', '轻度污染', '中度污染', '重度污染', '严重污染'];

const map: ForecastMap = {
  made: '2016-12-18T22:00:00+08:00', before: 2, unit: 'µg/m³', eventLevel: 150, edition: 'HJ 633-2012', hindcast: true, stations: [],
  mean: { values: [null, 80, 90, 120, 180, 210], levels: [0, 3, 3, 4, 5, 5], low: [90, 120, null], high: [150, 260, null], chance: [0.11, 0.7, null] },
};

test('up to the hour of the forecast is measured, behind it is forecast, in the time of Beijing', () => {
  expect(hoursOf(map)).toBe(6);
  expect([0, 1, 2, 3].map(at => isForecast(map, at))).toEqual([false, false, false, true]);
  expect(timeOf(map, 2)).toBe('12-18 22:00');
  expect(timeOf(map, 5)).toBe('12-19 01:00');
  expect(kindOf(map, 4, 'zh')).toBe('预报，2 小时后');
  expect(kindOf(map, 2, 'en')).toBe('Measured');
});

test('days begin at midnight in Beijing', () => expect(daysOf(map)).toEqual([{ at: 4, day: '12-19' }]));

test('a forecast says its interval and the chance of the event, a measurement does not', () => {
  expect(linesOf(map, map.mean, 4, LEVELS, 'zh')).toEqual(['180 µg/m³，重度污染', '十次有九次在 120–260', '超过 150 的可能 70 %']);
  expect(linesOf(map, map.mean, 2, LEVELS, 'zh')).toEqual(['90 µg/m³，轻度污染']);
  expect(linesOf(map, map.mean, 0, LEVELS, 'zh')).toEqual(['没有值']);
  expect(linesOf(map, map.mean, 5, LEVELS, 'en')).toHaveLength(1);
});

test('what is forecast and what is simulated have symbols of their own, and values can be read on each', () => {
  expect(new Set([true, false].flatMap(forecast => [true, false].map(simulated => symbolName(3, forecast, simulated)))).size).toBe(4);
  expect([inkOn(2, false), inkOn(5, false), inkOn(5, true)]).toEqual(['#000000', '#ffffff', '#000000']);
});
