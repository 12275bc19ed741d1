import type { Feature, MultiLineString, Position } from 'geojson';

/** Where Web Mercator ends. */
const POLE = 85;

/** Meridians and parallels every `step` degrees. On Mercator they are straight, so two ends are enough. */
export function graticule(step: number): Feature<MultiLineString> {
  const lines: Position[][] = [];
  for (let lng = -180; lng <= 180; lng += step) lines.push([[lng, -POLE], [lng, POLE]]);
  for (let lat = Math.ceil(-POLE / step) * step; lat <= POLE; lat += step) lines.push([[-180, lat], [180, lat]]);
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } };
}
