import { expect, test } from 'vitest';
import { observationsUrl, seriesList } from '../src/chart/source.js';
import { domainOf, EARLIEST, fetchSpan, following, initialSpan, pixelsFor, presetSpan, reachesNow } from '../src/chart/view.js';
import { DAY, MINUTE } from '../src/lib/duration.js';

const now = Date.UTC(2025, 5, 1);

test('what the attributes leave out is a week up to now', () => {
  expect(initialSpan(null, null, now)).toEqual({ from: now - 7 * DAY, to: now });
  expect(initialSpan('2025-05-31T00:00:00Z', null, now)).toEqual({ from: now - DAY, to: now });
  expect(initialSpan('2025-05-31T08:00:00+08:00', 'nonsense', now)).toEqual({ from: now - DAY, to: now });
  expect(initialSpan('2025-07-01T00:00:00Z', null, now)).toEqual({ from: now - 7 * DAY, to: now });
});

test('it fetches half a view more to each side, but not what has not been', () => {
  const view = { from: now - 2 * DAY, to: now - DAY };
  expect(fetchSpan(view, now)).toEqual({ from: now - 2.5 * DAY, to: now - DAY / 2 });
  expect(fetchSpan({ from: now - DAY, to: now }, now).to).toBe(now);
  expect(fetchSpan({ from: now, to: now + DAY }, now).to).toBe(now + DAY);
  expect(domainOf(view, now)).toEqual({ from: now - 5 * DAY, to: now });
  expect(domainOf({ from: EARLIEST, to: now }, now).from).toBe(EARLIEST);
});

test('one bucket a pixel, in the margins too', () => {
  const view = presetSpan('day', now);
  expect(pixelsFor(view, view, 800)).toBe(800);
  expect(pixelsFor({ from: now - 2 * DAY, to: now }, view, 800)).toBe(1600);
  expect(pixelsFor({ from: now - 30 * DAY, to: now }, view, 800)).toBe(4000);
});

test('a view follows what comes in only while it reaches up to now', () => {
  const view = presetSpan('day', now);
  expect(reachesNow(view, now + MINUTE)).toBe(true);
  expect(reachesNow(view, now + DAY)).toBe(false);
  expect(following(view, now + 5)).toEqual({ from: view.from + 5, to: now + 5 });
  expect(following(view, now - 5)).toBe(view);
});

test('requests are made of series, span and pixels', () => {
  expect(observationsUrl('/api/v1/observations', '12', { from: 0, to: 1_000 }, 10))
    .toBe('/api/v1/observations?series=12&from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T00%3A00%3A01.000Z&pixels=10');
  expect(observationsUrl('/o?stage=raw', '1', { from: 0, to: 1 }, 10)).toContain('/o?stage=raw&series=1&');
  expect(seriesList(' 12, 13,,12')).toEqual(['12', '13']);
});
