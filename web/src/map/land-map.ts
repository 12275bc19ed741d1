import {
  Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl, type GeoJSONSource, type MapGeoJSONFeature, type StyleSpecification,
} from 'maplibre-gl';
import type { Point } from 'geojson';
import { asset } from '../lib/asset.js';
import { say, type Language } from '../lib/language.js';
import { fetchBase } from './base-layer.js';
import { CONTROL_TEXT } from './text.js';

export interface Place {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

/** A map as all of them are here: north up, with zoom, scale and keyboard, and its words in the language of the page. */
export function landMap(container: HTMLElement, place: Place, style: StyleSpecification, language: Language, label: string): MapLibre {
  setWorkerUrl(asset(MAP_WORKER_PATH));
  const locale = Object.entries(CONTROL_TEXT).map(([key, text]) => [key, say(text, language)]);
  const map = new MapLibre({
    container,
    style,
    center: [place.lng, place.lat],
    zoom: place.zoom,
    maxZoom: 18,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    // With a finger, scrolling the page must win over moving the map.
    cooperativeGestures: matchMedia('(pointer: coarse)').matches,
    fadeDuration: 0,
    locale: { ...Object.fromEntries(locale), 'Map.Title': label },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  return map;
}

/** Points without the land below them still serve; a base layer that does not come is no reason to show nothing. */
export async function showLand(map: MapLibre): Promise<void> {
  try {
    for (const [name, shapes] of await fetchBase()) map.getSource<GeoJSONSource>(name)?.setData(shapes);
  } catch (error) {
    console.warn('the base layer of the map could not be loaded', error);
  }
}

export const positionOf = (hit: MapGeoJSONFeature): [number, number] => {
  const [lng = 0, lat = 0] = (hit.geometry as Point).coordinates;
  return [lng, lat];
};
