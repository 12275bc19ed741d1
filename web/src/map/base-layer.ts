import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { asset } from '../lib/asset.js';

/** What the base layer is made of: land, and on it the lines of rivers and the areas of lakes. */
export type BaseSource = 'land' | 'rivers' | 'lakes';

/** The base layer travels as TopoJSON: half the size of the same shapes as GeoJSON. */
export async function fetchBase(): Promise<Map<BaseSource, FeatureCollection>> {
  const shapes = new Map<BaseSource, FeatureCollection>();
  for (const path of [LAND_PATH, WATERS_PATH]) {
    const response = await fetch(asset(path));
    if (!response.ok) throw new Error(`the base layer answers ${response.status}`);
    const topology = (await response.json()) as Topology<Record<string, GeometryCollection>>;
    for (const [name, object] of Object.entries(topology.objects)) shapes.set(name as BaseSource, feature(topology, object));
  }
  return shapes;
}
