import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { FeatureCollection } from 'geojson';
import { adopt } from '../lib/adopt.js';
import { Island } from '../lib/island.js';
import type { Bilingual } from '../lib/language.js';
import { throttled } from '../lib/pace.js';
import { CHUNK_GONE, fetchJson, isAbort, type Problem } from '../lib/problem.js';
import { problemView } from '../lib/problem-view.js';
import { onLatest } from '../live/latest.js';
import { controls } from '../style/controls.js';
import type { MapCanvas, Place } from './canvas.js';
import { legendOf } from './legend.js';
import { paletteOf } from './palette.js';
import type { Points } from './points.js';
import { shellStyles } from './shell-styles.js';
import { TEXT } from './text.js';
import { themeOf } from './themes.js';
import { hasWebgl } from './webgl.js';

const REFRESH = 5_000;
/** Roughly the middle of the country, until the points say more. */
const CENTRE: Place = { lng: 104, lat: 36, zoom: 3 };

type Source = 'points' | 'regions';
const NO_POINTS: Points = { type: 'FeatureCollection', features: [] };

type Regions = FeatureCollection & { readonly approvalNumber?: string };

/** A map of monitoring points. It draws boundaries only from the file it is given, with their approval number. */
export class QsMap extends Island {
  static override properties = {
    pointsUrl: { attribute: 'points-url' }, regionsUrl: { attribute: 'regions-url' },
    theme: {}, lat: { type: Number }, lng: { type: Number }, zoom: { type: Number }, label: {}, compact: { type: Boolean },
    problems: { state: true }, supported: { state: true }, loading: { state: true }, regions: { state: true },
  };
  static override styles = [controls, shellStyles];

  declare pointsUrl: string;
  declare regionsUrl: string;
  declare theme: string;
  declare lat: number | null;
  declare lng: number | null;
  declare zoom: number | null;
  declare label: string;
  /** On a wall: no more words below the map than have to be. */
  declare compact: boolean;
  declare problems: Readonly<Partial<Record<Source, Problem>>>;
  declare supported: boolean;
  declare loading: boolean;
  declare regions: Regions | null;

  #canvas: Promise<MapCanvas | null> | undefined;
  #points: Points = NO_POINTS;
  #abort = new AbortController();
  #stopListening: (() => void) | undefined;
  readonly #refresh = throttled(() => void this.#showPoints(false), REFRESH);

  constructor() {
    super();
    this.pointsUrl = this.regionsUrl = this.label = this.theme = '';
    this.compact = false;
    this.lat = this.lng = this.zoom = null;
    this.regions = null;
    this.problems = {};
    this.supported = hasWebgl();
    this.loading = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#abort = new AbortController();
    this.#stopListening = onLatest(() => this.#refresh(), () => this.#refresh());
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.#refresh.cancel();
    this.#abort.abort();
    void this.#canvas?.then(canvas => canvas?.dispose());
    this.#canvas = undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!this.#canvas) {
      if (this.hasUpdated && this.isConnected && changed.has('pointsUrl')) this.#start();
      return;
    }
    if (changed.has('pointsUrl')) void this.#showPoints(true);
    else if (changed.has('theme')) void this.#drawAgain();
    if (changed.has('regionsUrl')) void this.#showRegions();
    if (this.#placeGiven && (['lat', 'lng', 'zoom'] as const).some(name => changed.has(name))) {
      void this.#canvas.then(canvas => canvas?.moveTo(this.#place));
    }
    if (changed.has('label')) void this.#canvas.then(canvas => canvas?.label(this.#label));
  }

  get #label(): string {
    return `${this.label || this.say(TEXT.label)}${this.language === 'zh' ? '。' : '. '}${this.say(TEXT.keys)}`;
  }

  get #place(): Place {
    return { lng: this.lng ?? CENTRE.lng, lat: this.lat ?? CENTRE.lat, zoom: this.zoom ?? CENTRE.zoom };
  }

  get #placeGiven(): boolean {
    return this.lat !== null && this.lng !== null && this.zoom !== null;
  }

  #start(): void {
    if (!this.supported) {
      this.loading = false;
      this.settle('no-webgl');
      return;
    }
    this.#canvas = this.#makeCanvas();
    void this.#showPoints(true);
    void this.#showRegions();
  }

  async #makeCanvas(): Promise<MapCanvas | null> {
    const { signal } = this.#abort;
    const chunks = await Promise.all([import('./canvas.js'), import('./styles.js')]).catch(() => null);
    if (!chunks) {
      this.problems = { ...this.problems, points: { title: this.say(CHUNK_GONE) } };
      this.loading = false;
      this.settle('error');
      return null;
    }
    const [{ MapCanvas }, { maplibreStyles, popupStyles }] = chunks;
    const container = this.renderRoot.querySelector<HTMLElement>('.canvas');
    if (!container || signal.aborted) return null;
    adopt(this.renderRoot, maplibreStyles.styleSheet, popupStyles.styleSheet);
    try {
      // On a wall the map is read from across the room: its symbols grow with it.
      const scale = this.compact ? Math.min(3, Math.max(1, container.clientHeight / 420)) : 1;
      return new MapCanvas(container, this.#place, paletteOf(this), this.language, this.#label, scale);
    } catch (error) {
      // The probe found WebGL, but no further context is to be had.
      console.warn('qs-map: no WebGL context', error);
      this.supported = this.loading = false;
      this.settle('no-webgl');
      return null;
    }
  }

  async #showPoints(fit: boolean): Promise<void> {
    if (!this.#canvas) return;
    if (fit) this.unsettle();
    try {
      const points = this.pointsUrl ? await this.#fetch<Points>('points', this.pointsUrl) : NO_POINTS;
      const canvas = await this.#canvas;
      if (!canvas) return;
      this.loading = false;
      if (points) {
        this.#points = points;
        await canvas.showPoints(points, themeOf(this.theme), fit && !this.#placeGiven);
        await canvas.drawn();
      }
      if (!this.#abort.signal.aborted) this.settle(!points ? 'error' : points.features.length > 0 ? 'drawn' : 'empty');
    } catch (error) {
      if (!isAbort(error)) throw error;
    }
  }

  /** The same points in other colours. */
  async #drawAgain(): Promise<void> {
    const canvas = await this.#canvas;
    if (!canvas) return;
    this.unsettle();
    await canvas.showPoints(this.#points, themeOf(this.theme), false);
    await canvas.drawn();
    if (!this.#abort.signal.aborted) this.settle(this.#points.features.length > 0 ? 'drawn' : 'empty');
  }

  async #showRegions(): Promise<void> {
    try {
      this.regions = this.regionsUrl ? await this.#fetch<Regions>('regions', this.regionsUrl) : null;
      const canvas = await this.#canvas;
      await canvas?.showRegions(this.regions ?? { type: 'FeatureCollection', features: [] });
    } catch (error) {
      if (!isAbort(error)) throw error;
    }
  }

  async #fetch<T>(source: Source, url: string): Promise<T | null> {
    const result = await fetchJson<T>(url, { signal: this.#abort.signal, say: (text: Bilingual) => this.say(text) });
    const { [source]: _, ...others } = this.problems;
    this.problems = result.ok ? others : { ...others, [source]: result.problem };
    return result.ok ? result.value : null;
  }

  #retry = (): void => {
    void this.#showPoints(true);
    void this.#showRegions();
  };

  override render(): TemplateResult {
    if (!this.supported) {
      return html`<div class="frame"><div class="over" role="alert">${this.say(TEXT.noWebgl)}</div></div><slot></slot>`;
    }
    const [problem] = Object.values(this.problems);
    return html`
      <div class="frame" aria-busy=${this.loading}>
        <div class="canvas"></div>
        ${this.loading ? html`<div class="over" role="status">${this.say(TEXT.loading)}</div>` : nothing}
        ${problem ? problemView(problem, this.language, this.#retry) : nothing}
      </div>
      <div class="foot note">
        ${legendOf(themeOf(this.theme), this.language)}
        ${this.compact ? nothing : html`<span>${this.say(TEXT.land)}</span>`}
        ${this.#approval}
      </div>`;
  }

  get #approval(): TemplateResult | typeof nothing {
    if (!this.regions || this.regions.features.length === 0) return nothing;
    const number = this.regions.approvalNumber;
    return html`<span>${number ? this.say(TEXT.approval, { number }) : this.say(TEXT.noApproval)}</span>`;
  }
}
