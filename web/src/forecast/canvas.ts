import { Popup, type GeoJSONSource, type LayerSpecification, type Map as MapLibre, type MapGeoJSONFeature } from 'maplibre-gl';
import type { FeatureCollection, Point } from 'geojson';
import type { Language } from '../lib/language.js';
import { EMPTY, FONT, landStyle, type Palette } from '../map/base-style.js';
import { landMap, positionOf, showLand } from '../map/land-map.js';
import type { MappedStation } from './course.js';
import { inkOn, symbolName, symbols } from './symbols.js';

const LAYERS = (palette: Palette): LayerSpecification[] => [
  {
    id: 'stations', type: 'symbol', source: 'stations',
    layout: {
      'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'symbol-sort-key': ['get', 'level'],
      'text-field': ['get', 'value'], 'text-font': FONT, 'text-size': 11, 'text-allow-overlap': true, 'text-ignore-placement': true,
    },
    paint: { 'text-color': ['get', 'ink'] },
  },
  {
    id: 'names', type: 'symbol', source: 'stations', minzoom: 7,
    layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 12, 'text-anchor': 'top', 'text-offset': [0, 1.5], 'text-max-width': 9 },
    paint: { 'text-color': palette.label, 'text-halo-color': palette.land, 'text-halo-width': 1.5 },
  },
];

/** MapLibre with the stations of a forecast at one hour. What is said of a station is asked for, so that it changes with the hour. */
export class ForecastCanvas {
  readonly #map: MapLibre;
  readonly #loaded: Promise<unknown>;
  readonly #cardOf: (code: string) => HTMLElement | null;
  readonly #hover = new Popup({ closeButton: false, closeOnClick: false, offset: 18, maxWidth: '18rem' });
  readonly #pinned = new Popup({ offset: 18, maxWidth: '18rem', focusAfterOpen: true });
  #open: string | null = null;

  constructor(container: HTMLElement, palette: Palette, language: Language, label: string, cardOf: (code: string) => HTMLElement | null) {
    this.#cardOf = cardOf;
    const style = landStyle(palette, { stations: { type: 'geojson', data: EMPTY } }, LAYERS(palette));
    this.#map = landMap(container, { lng: 104, lat: 36, zoom: 3 }, style, language, label);
    this.#loaded = this.#map.once('load').then(() => {
      for (const { name, image, pixelRatio } of symbols()) this.#map.addImage(name, image, { pixelRatio });
      this.#listen();
      return showLand(this.#map);
    });
  }

  async fit(stations: readonly MappedStation[]): Promise<void> {
    await this.#loaded;
    if (stations.length === 0) return;
    const [lngs, lats] = [stations.map(s => s.longitude), stations.map(s => s.latitude)];
    this.#map.fitBounds([Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)], { padding: 56, maxZoom: 10, animate: false });
  }

  async showHour(stations: readonly MappedStation[], at: number, forecast: boolean): Promise<void> {
    await this.#loaded;
    this.#map.getSource<GeoJSONSource>('stations')?.setData(drawable(stations, at, forecast));
    const card = this.#open === null ? null : this.#cardOf(this.#open);
    if (card) this.#pinned.setDOMContent(card);
  }

  async showRegions(shapes: FeatureCollection): Promise<void> {
    await this.#loaded;
    this.#map.getSource<GeoJSONSource>('regions')?.setData(shapes);
  }

  /** Resolves when all that is known is on the screen. */
  async drawn(): Promise<void> {
    await this.#loaded;
    const idle = this.#map.once('idle');
    this.#map.triggerRepaint();
    await idle;
  }

  dispose(): void {
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    const hitAt = (point: [number, number] | { x: number; y: number }): MapGeoJSONFeature | undefined =>
      map.queryRenderedFeatures(Array.isArray(point) ? point : [point.x, point.y], { layers: ['stations'] })[0];
    map.on('mousemove', event => this.#pointAt(hitAt(event.point)));
    map.on('mouseout', () => this.#hover.remove());
    map.on('click', event => {
      const hit = hitAt(event.point);
      if (hit) this.#pin(hit);
    });
    map.getCanvas().addEventListener('keydown', event => {
      if (event.key !== 'Enter') return;
      // Else the same key press would follow the link that the popup puts under it.
      event.preventDefault();
      this.#openNearest();
    });
    map.getContainer().addEventListener('keydown', event => {
      if (event.key === 'Escape') this.#pinned.remove();
    });
    this.#pinned.on('close', () => {
      this.#open = null;
      map.getCanvas().focus({ preventScroll: true });
    });
  }

  #pointAt(hit: MapGeoJSONFeature | undefined): void {
    this.#map.getCanvas().style.cursor = hit ? 'pointer' : '';
    const card = hit && this.#cardOf(String(hit.properties['code']));
    if (card) this.#hover.setLngLat(positionOf(hit)).setDOMContent(card).addTo(this.#map);
    else this.#hover.remove();
  }

  #pin(hit: MapGeoJSONFeature): void {
    this.#hover.remove();
    const code = String(hit.properties['code']);
    const card = this.#cardOf(code);
    if (!card) return;
    this.#pinned.setLngLat(positionOf(hit)).setDOMContent(card).addTo(this.#map);
    this.#open = code;
  }

  #openNearest(): void {
    const centre = this.#map.project(this.#map.getCenter());
    const distance = (hit: MapGeoJSONFeature): number => this.#map.project(positionOf(hit)).dist(centre);
    const [nearest] = this.#map.queryRenderedFeatures({ layers: ['stations'] }).sort((a, b) => distance(a) - distance(b));
    if (nearest) this.#pin(nearest);
  }
}

function drawable(stations: readonly MappedStation[], at: number, forecast: boolean): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: stations.map(station => {
      const level = station.levels[at] ?? 0;
      return {
        type: 'Feature', geometry: { type: 'Point', coordinates: [station.longitude, station.latitude] },
        properties: {
          code: station.code, name: station.name, level, icon: symbolName(level, forecast, station.simulated), ink: inkOn(level, forecast),
          value: String(station.values[at] ?? '—'),
        },
      };
    }),
  };
}
