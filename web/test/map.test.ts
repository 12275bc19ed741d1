import { expect, test } from 'vitest';
import { graticule } from '../src/map/graticule.js';
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
    [1, 2, { state: 'silent', simulated: true }], [1, 2, { state: 'else' as PointProperties['state'] }]));
  expect(drawn.features.map(({ properties }) => [properties!['icon'], properties!['urgency'], properties!['simulated']]))
    .toEqual([['silent-simulated', 3, 1], ['none', 0, 0]]);
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
