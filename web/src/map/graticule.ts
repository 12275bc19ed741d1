import type { Feature, FeatureCollection, LineString } from 'geojson';

/** Where Web Mercator ends. */
const POLE = 85;

/** Meridians and parallels every `step` degrees, each with its name. On Mercator they are straight: two ends are enough. */
export function graticule(step: number): FeatureCollection<LineString> {
  const features: Feature<LineString>[] = [];
  for (let lng = -180; lng <= 180; lng += step) features.push(line(degrees(lng, 'E', 'W'), [lng, -POLE], [lng, POLE]));
  for (let lat = Math.ceil(-POLE / step) * step; lat <= POLE; lat += step) {
    features.push(line(degrees(lat, 'N', 'S'), [-180, lat], [180, lat]));
  }
  return { type: 'FeatureCollection', features };
}

const line = (label: string, from: [number, number], to: [number, number]): Feature<LineString> =>
  ({ type: 'Feature', properties: { label }, geometry: { type: 'LineString', coordinates: [from, to] } });

const degrees = (value: number, positive: string, negative: string): string =>
  value === 0 ? '0°' : `${Math.abs(value)}°${value > 0 ? positive : negative}`;
