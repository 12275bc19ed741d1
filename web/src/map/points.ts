import type { FeatureCollection, Point } from 'geojson';
import { STATES, type Medium, type PointState } from '../lib/colours.js';
import { levelIcon, levelOf, type Theme } from './themes.js';

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
  /** The medium whose index or class tells the state of the point. */
  readonly medium?: Medium | null;
  readonly level?: number | null;
  readonly index?: string | null;
  readonly indexStart?: string | null;
  readonly indexCurrent?: boolean | null;
  readonly beyond?: boolean;
  readonly href: string;
  readonly simulated: boolean;
}

export type Points = FeatureCollection<Point, PointProperties>;

export type Box = [west: number, south: number, east: number, north: number];

/** What goes to the map's worker: only what styles and clusters need. The rest is looked up by code. */
export function drawablePoints(points: Points, theme: Theme): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: points.features.filter(({ properties }) => theme === 'state' || properties.medium === theme)
      .map(({ geometry, properties }) => ({ type: 'Feature', geometry, properties: drawable(properties, theme) })),
  };
}

/** What lies beyond a limit is more urgent than any silence. */
const BEYOND_URGENCY = STATES.length;

function drawable(point: PointProperties, theme: Theme): Record<string, string | number> {
  const { code, name, simulated, state, beyond } = point;
  const common = { code, name, simulated: simulated ? 1 : 0 };
  if (theme !== 'state') {
    const level = levelOf(point);
    return { ...common, icon: levelIcon(theme, level, simulated, level > 0 && point.indexCurrent === false), urgency: level };
  }
  return {
    ...common,
    icon: beyond ? iconName('beyond', simulated) : iconName(knownState(state), simulated),
    urgency: beyond ? BEYOND_URGENCY : STATES.indexOf(knownState(state)),
  };
}

export const knownState = (state: string): PointState => STATES.find(known => known === state) ?? 'none';

export const iconName = (state: PointState | 'beyond', simulated: boolean): string => `${state}${simulated ? '-simulated' : ''}`;

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
