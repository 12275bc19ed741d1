import { Popup, type GeoJSONSource, type Map as MapLibre, type MapGeoJSONFeature } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Language } from '../lib/language.js';
import { baseStyle, EMPTY, type Palette } from './base-style.js';
import { icons } from './icons.js';
import { landMap, positionOf, showLand, type Place } from './land-map.js';
import { boxOf, drawablePoints, type PointProperties, type Points } from './points.js';
import { clusterCard, pointCard } from './popup.js';
import type { Theme } from './themes.js';

export type { Place } from './land-map.js';

const HIT_LAYERS = ['points', 'levels', 'clusters'];

/** MapLibre behind what the element needs: points and regions in; popups are its own business. */
export class MapCanvas {
  readonly #map: MapLibre;
  readonly #language: Language;
  readonly #loaded: Promise<unknown>;
  readonly #hover = new Popup({ closeButton: false, closeOnClick: false, offset: 12, maxWidth: '18rem' });
  readonly #pinned = new Popup({ offset: 12, maxWidth: '18rem', focusAfterOpen: true });
  readonly #themes = new Set<Theme>();
  #points = new Map<string, PointProperties>();

  constructor(container: HTMLElement, place: Place, palette: Palette, language: Language, label: string, scale: number) {
    this.#language = language;
    this.#map = landMap(container, place, baseStyle(palette, scale), language, label);
    this.#loaded = this.#map.once('load').then(() => {
      this.#listen();
      return showLand(this.#map);
    });
  }

  async showPoints(points: Points, theme: Theme, fit: boolean): Promise<void> {
    await this.#loaded;
    this.#needIcons(theme);
    this.#points = new Map(points.features.map(({ properties }) => [properties.code, properties]));
    const drawable = drawablePoints(points, theme);
    this.#source('points')?.setData(theme === 'state' ? drawable : EMPTY);
    this.#source('levels')?.setData(theme === 'state' ? EMPTY : drawable);
    const box = fit ? boxOf(points) : null;
    if (box) this.#map.fitBounds(box, { padding: 48, maxZoom: 11, animate: false });
  }

  #needIcons(theme: Theme): void {
    if (this.#themes.has(theme)) return;
    this.#themes.add(theme);
    for (const { name, image, pixelRatio } of icons(theme, this.#language)) this.#map.addImage(name, image, { pixelRatio });
  }

  async showRegions(shapes: FeatureCollection): Promise<void> {
    await this.#loaded;
    this.#source('regions')?.setData(shapes);
  }

  /** Resolves when all that is known is on the screen. */
  async drawn(): Promise<void> {
    await this.#loaded;
    const idle = this.#map.once('idle');
    this.#map.triggerRepaint();
    await idle;
  }

  moveTo({ lng, lat, zoom }: Place): void {
    this.#map.jumpTo({ center: [lng, lat], zoom });
  }

  label(text: string): void {
    this.#map.getCanvas().setAttribute('aria-label', text);
  }

  dispose(): void {
    this.#map.remove();
  }

  #source(name: string): GeoJSONSource | undefined {
    return this.#map.getSource<GeoJSONSource>(name);
  }

  #listen(): void {
    const map = this.#map;
    map.on('mousemove', event => this.#pointAt(map.queryRenderedFeatures(event.point, { layers: HIT_LAYERS })[0]));
    map.on('mouseout', () => this.#hover.remove());
    map.on('click', event => {
      const [hit] = map.queryRenderedFeatures(event.point, { layers: HIT_LAYERS });
      if (hit) void this.#open(hit);
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
    // The focus was in the popup: it goes back to where it came from.
    this.#pinned.on('close', () => map.getCanvas().focus({ preventScroll: true }));
  }

  #pointAt(hit: MapGeoJSONFeature | undefined): void {
    this.#map.getCanvas().style.cursor = hit ? 'pointer' : '';
    const card = hit && this.#cardOf(hit);
    if (card) this.#hover.setLngLat(positionOf(hit)).setDOMContent(card).addTo(this.#map);
    else this.#hover.remove();
  }

  async #open(hit: MapGeoJSONFeature): Promise<void> {
    this.#hover.remove();
    if (hit.layer.id === 'clusters') {
      const zoom = await this.#source('points')?.getClusterExpansionZoom(Number(hit.properties['cluster_id']));
      if (zoom !== undefined) this.#map.easeTo({ center: positionOf(hit), zoom: zoom + 0.2 });
      return;
    }
    const card = this.#cardOf(hit);
    if (card) this.#pinned.setLngLat(positionOf(hit)).setDOMContent(card).addTo(this.#map);
  }

  #openNearest(): void {
    const centre = this.#map.project(this.#map.getCenter());
    const distance = (hit: MapGeoJSONFeature): number => this.#map.project(positionOf(hit)).dist(centre);
    const [nearest] = this.#map.queryRenderedFeatures({ layers: HIT_LAYERS }).sort((a, b) => distance(a) - distance(b));
    if (nearest) void this.#open(nearest);
  }

  #cardOf({ layer, properties }: MapGeoJSONFeature): HTMLElement | null {
    if (layer.id === 'clusters') {
      return clusterCard(Number(properties['point_count']), Number(properties['simulated']), this.#language);
    }
    const point = this.#points.get(String(properties['code']));
    return point ? pointCard(point, this.#language) : null;
  }
}
