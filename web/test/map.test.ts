import { expect, test } from 'vitest';
import { graticule } from '../src/map/graticule.js';
import { levelsOf, signOf } from '../src/map/themes.js';
import { boxOf, drawablePoints, type PointProperties, type Points } from '../src/map/points.js';

const points = (...all: [lng: number, lat: number, properties: Partial<PointProperties>][]): Points => ({
  type: 'FeatureCollection',
  features: all.map(([lng, lat, properties]) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lng, lat] },
    properties: { code: 'P', name: '点', kind: '', kindName: '', state: 'fresh', stateName: '', href: '', simulated: false, ...properties },
  })),
});

test('a simulated point has a symbol of its own, and an unknown state is none', () => {
  const drawn = drawablePoints(points(
    [1, 2, { state: 'silent', simulated: true }], [1, 2, { state: 'else' as PointProperties['state'] }]), 'state');
  expect(drawn.features.map(({ properties }) => [properties!['icon'], properties!['urgency'], properties!['simulated']]))
    .toEqual([['silent-simulated', 3, 1], ['none', 0, 0]]);
});

test('a point beyond a limit is the most urgent of all', () => {
  const [beyond, silent] = drawablePoints(points([1, 2, { state: 'fresh', beyond: true }], [1, 2, { state: 'silent' }]), 'state').features;
  expect(beyond!.properties!['icon']).toBe('beyond');
  expect(beyond!.properties!['urgency']).toBeGreaterThan(silent!.properties!['urgency'] as number);
});

test('a map of levels has the points of its medium only; those of an earlier time and those without a level say so', () => {
  const drawn = drawablePoints(points(
    [1, 2, { medium: 'air', level: 3, indexCurrent: true }], [1, 2, { medium: 'air', level: 3, indexCurrent: false }],
    [1, 2, { medium: 'air', level: null }], [1, 2, { medium: 'water', level: 2 }], [1, 2, {}]), 'air');
  expect(drawn.features.map(({ properties }) => properties!['icon'])).toEqual(['air-3', 'air-3-earlier', 'air-0']);
});

test('each level has a sign of its own in both languages', () => {
  for (const medium of ['air', 'water', 'lead'] as const)
    for (const language of ['zh', 'en'] as const) expect(new Set(levelsOf(medium).map(level => signOf(medium, level, language))).size).toBe(levelsOf(medium).length);
});

test('the box is around all points', () => {
  expect(boxOf(points([104, 30, {}], [103, 31, {}]))).toEqual([103, 30, 104, 31]);
  expect(boxOf(points())).toBeNull();
});

test('the graticule goes around the world and names its lines', () => {
  const labels = graticule(10).features.map(({ properties }) => properties!['label']);
  expect(labels).toHaveLength(37 + 17);
  expect(labels).toEqual(expect.arrayContaining(['100°E', '30°N', '0°', '70°W', '80°S']));
});
