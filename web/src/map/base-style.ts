import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { BEYOND, STATES, stateColour } from '../lib/colours.js';
import { graticule } from './graticule.js';

export interface Palette {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly graticule: string;
  readonly river: string;
  readonly boundary: string;
  readonly label: string;
}

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
/** Glyphs are drawn by the browser: there is no server of fonts. */
export const FONT = ['sans-serif'];

/** Land, water and graticule, with what lies above them. All but the graticule is empty until it is fetched. */
export function landStyle(palette: Palette, sources: StyleSpecification['sources'], layers: LayerSpecification[]): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: EMPTY, tolerance: 0.2 },
      graticule: { type: 'geojson', data: graticule(10) },
      'graticule-fine': { type: 'geojson', data: graticule(1) },
      rivers: { type: 'geojson', data: EMPTY },
      lakes: { type: 'geojson', data: EMPTY },
      regions: { type: 'geojson', data: EMPTY },
      ...sources,
    },
    layers: [...ground(palette), ...layers],
  };
}

/**
 * The land with points above it.
 * @param scale of symbols and names: 1 at arm's length, more on a wall.
 */
export const baseStyle = (palette: Palette, scale: number): StyleSpecification => landStyle(palette, {
  points: {
    type: 'geojson', data: EMPTY, cluster: true, clusterRadius: 42, clusterMaxZoom: 13,
    clusterProperties: { urgency: ['max', ['get', 'urgency']], simulated: ['+', ['get', 'simulated']] },
  },
  // Levels are not put together: a mean of levels means nothing, and the worst one would colour whole provinces.
  levels: { type: 'geojson', data: EMPTY },
}, pointLayers(palette, scale));

const ground = (palette: Palette): LayerSpecification[] => [
  { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
  { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': palette.land, 'fill-antialias': false } },
  { id: 'coast', type: 'line', source: 'land', paint: { 'line-color': palette.coast, 'line-width': 0.8 } },
  {
    id: 'rivers', type: 'line', source: 'rivers', layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': palette.river, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.6, 8, 2] },
  },
  { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': palette.sea, 'fill-outline-color': palette.coast } },
  { id: 'graticule', type: 'line', source: 'graticule', paint: { 'line-color': palette.graticule, 'line-width': 0.6 } },
  {
    id: 'graticule-fine', type: 'line', source: 'graticule-fine', minzoom: 6,
    paint: { 'line-color': palette.graticule, 'line-width': 0.5 },
  },
  degreeLabels('graticule', palette, 0),
  degreeLabels('graticule-fine', palette, 7),
  { id: 'regions', type: 'line', source: 'regions', paint: { 'line-color': palette.boundary, 'line-width': 1.2 } },
];

const degreeLabels = (source: string, palette: Palette, minzoom: number): LayerSpecification => ({
  id: `${source}-labels`, type: 'symbol', source, minzoom,
  layout: {
    'symbol-placement': 'line', 'symbol-spacing': 420, 'text-field': ['get', 'label'], 'text-font': FONT, 'text-size': 10,
  },
  paint: { 'text-color': palette.label, 'text-halo-color': palette.land, 'text-halo-width': 1.5 },
});

const pointLayers = (palette: Palette, scale: number): LayerSpecification[] => [
  {
    id: 'clusters', type: 'circle', source: 'points', filter: ['has', 'point_count'],
    paint: {
      'circle-color': '#1c4e80',
      'circle-radius': ['step', ['get', 'point_count'], 14, 20, 17, 100, 21, 1000, 26],
      'circle-stroke-width': 3,
      'circle-stroke-color': [
        'match', ['get', 'urgency'],
        1, stateColour(STATES[1]!), 2, stateColour(STATES[2]!), 3, stateColour(STATES[3]!), 4, BEYOND, stateColour('none'),
      ],
    },
  },
  {
    id: 'cluster-counts', type: 'symbol', source: 'points', filter: ['has', 'point_count'],
    layout: {
      'text-field': ['get', 'point_count_abbreviated'], 'text-font': FONT, 'text-size': 12,
      'text-allow-overlap': true, 'text-ignore-placement': true,
    },
    paint: { 'text-color': '#ffffff' },
  },
  symbols('points', scale),
  symbols('levels', scale),
  names('points', palette, scale),
  names('levels', palette, scale),
];

/** Over a whole country the symbols are smaller, so that they hide less of each other. */
const symbols = (source: string, scale: number): LayerSpecification => ({
  id: source, type: 'symbol', source, filter: ['!', ['has', 'point_count']],
  layout: {
    'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-ignore-placement': true,
    'icon-size': ['interpolate', ['linear'], ['zoom'], 3, scale * (source === 'levels' ? 0.6 : 1), 8, scale],
    // The most urgent lies on top.
    'symbol-sort-key': ['get', 'urgency'],
  },
});

const names = (source: string, palette: Palette, scale: number): LayerSpecification => ({
  id: `${source}-names`, type: 'symbol', source, filter: ['!', ['has', 'point_count']], minzoom: 8,
  layout: {
    'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 12 * scale, 'text-anchor': 'top', 'text-offset': [0, 0.9],
    'text-max-width': 9,
  },
  paint: { 'text-color': palette.label, 'text-halo-color': palette.land, 'text-halo-width': 1.5 },
});
