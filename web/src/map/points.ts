import type { FeatureCollection, Point } from 'geojson';
import { STATES, type PointState } from '../lib/colours.js';

export interface PointProperties {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly kindName: string;
  readonly state: PointState;
  readonly stateName: string;
  readonly value?: number | string | null;
  readonly unit?: string | null;
  readonly factor?: string | null;
  readonly href: string;
  readonly simulated: boolean;
}

export type Points = FeatureCollection<Point, PointProperties>;

export type Box = [west: number, south: number, east: number, north: number];

/** What goes to the map's worker: only what styles and clusters need. The rest is looked up by code. */
export function drawablePoints(points: Points): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: points.features.map(({ geometry, properties: { code, name, state, simulated } }) => ({
      type: 'Feature',
      geometry,
      properties: {
        code,
        name,
        icon: iconName(knownState(state), simulated),
        urgency: STATES.indexOf(knownState(state)),
        simulated: simulated ? 1 : 0,
      },
    })),
  };
}

export const knownState = (state: string): PointState => STATES.find(known => known === state) ?? 'none';

export const iconName = (state: PointState, simulated: boolean): string => `${state}${simulated ? '-simulated' : ''}`;

/** The box around all points, or null without points. */
export function boxOf(points: Points): Box | null {
  if (points.features.length === 0) return null;
  const box: Box = [180, 90, -180, -90];
  for (const { geometry: { coordinates: [lng, lat] } } of points.features) {
    if (lng === undefined || lat === undefined) continue;
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}
