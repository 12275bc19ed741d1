import type { FeatureCollection, LineString, MultiLineString, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
// @ts-expect-error A script of the build, without types.
import { waters } from '../build/base-layer.mjs';

const topology = (await waters()) as Topology<{ rivers: GeometryCollection; lakes: GeometryCollection }>;

const places = (shapes: FeatureCollection<LineString | MultiLineString>): Position[] =>
  shapes.features.flatMap(({ geometry }) => (geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates.flat()));

test('rivers and lakes are there, and nothing that could be a boundary', () => {
  expect(Object.keys(topology.objects).sort()).toEqual(['lakes', 'rivers']);
  expect(JSON.stringify(topology)).not.toContain('properties');
});

test.each([
  ['长江 at Wuhan', 114.3, 30.6], ['黄河 at Lanzhou', 103.8, 36.1], ['珠江 at Wuzhou', 111.3, 23.5], ['松花江 at Harbin', 126.6, 45.8],
])('%s is where it is', (_, lng, lat) => {
  const nearest = Math.min(...places(feature(topology, topology.objects.rivers) as FeatureCollection<LineString | MultiLineString>).map(([x, y]) => Math.hypot(x! - lng, y! - lat)));
  expect(nearest).toBeLessThan(0.4);
});

test('arcs are those of rivers and lakes, each used', () => {
  const used = new Set<number>();
  const walk = (part: unknown): void => (Array.isArray(part) ? part.forEach(walk) : void used.add((part as number) < 0 ? ~(part as number) : (part as number)));
  for (const { geometries } of Object.values(topology.objects)) for (const g of geometries) walk((g as { arcs: unknown }).arcs);
  expect(used.size).toBe(topology.arcs.length);
});
