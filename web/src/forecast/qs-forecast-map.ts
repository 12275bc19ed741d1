import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import type { FeatureCollection } from 'geojson';
import { adopt } from '../lib/adopt.js';
import { levelColour, NO_LEVEL } from '../lib/colours.js';
import { Island } from '../lib/island.js';
import type { Bilingual } from '../lib/language.js';
import { CHUNK_GONE, fetchJson, isAbort, type Problem } from '../lib/problem.js';
import { problemView } from '../lib/problem-view.js';
import { paletteOf } from '../map/palette.js';
import { shellStyles } from '../map/shell-styles.js';
import { LEVEL_TEXT } from '../map/text.js';
import { hasWebgl } from '../map/webgl.js';
import { controls } from '../style/controls.js';
import type { ForecastCanvas } from './canvas.js';
import { daysOf, hoursOf, isForecast, kindOf, linesOf, timeOf, type ForecastMap } from './course.js';
import { forecastStyles } from './styles.js';
import { symbolCanvas } from './symbols.js';
import { TEXT } from './text.js';

const STEP = 400;

type Regions = FeatureCollection & { readonly approvalNumber?: string };

/** Stations of a forecast on a map, hour by hour: what was measured before it and what it says of the hours behind. */
export class QsForecastMap extends Island {
  static override properties = {
    src: {}, regionsUrl: { attribute: 'regions-url' }, label: {},
    map: { state: true }, at: { state: true }, playing: { state: true }, problem: { state: true }, supported: { state: true }, loading: { state: true }, regions: { state: true },
  };
  static override styles = [controls, shellStyles, forecastStyles];

  declare src: string;
  declare regionsUrl: string;
  declare label: string;
  declare map: ForecastMap | null;
  /** The place on the slider. */
  declare at: number;
  declare playing: boolean;
  declare problem: Problem | null;
  declare supported: boolean;
  declare loading: boolean;
  declare regions: Regions | null;

  #canvas: Promise<ForecastCanvas | null> | undefined;
  #abort = new AbortController();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.src = this.regionsUrl = this.label = '';
    this.map = this.problem = this.regions = null;
    this.at = 0;
    this.playing = false;
    this.supported = hasWebgl();
    this.loading = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#abort = new AbortController();
    if (this.hasUpdated) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#abort.abort();
    void this.#canvas?.then(canvas => canvas?.dispose());
    this.#canvas = undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('src') && this.isConnected) void this.#load();
    else if ((changed as Map<PropertyKey, unknown>).has('at')) void this.#showHour();
  }

  async #load(): Promise<void> {
    this.unsettle();
    this.#stop();
    try {
      const options = { signal: this.#abort.signal, say: (text: Bilingual) => this.say(text) };
      const [answer, shapes] = await Promise.all([fetchJson<ForecastMap>(this.src, options), this.regionsUrl ? fetchJson<Regions>(this.regionsUrl, options) : null]);
      this.problem = answer.ok ? null : answer.problem;
      this.map = answer.ok ? answer.value : null;
      this.regions = shapes?.ok ? shapes.value : null;
      if (!this.map) {
        this.loading = false;
        this.settle('error');
        return;
      }
      this.at = this.map.before;
      await this.updateComplete;
      await this.#draw(this.map);
    } catch (error) {
      if (!isAbort(error)) throw error;
    }
  }

  async #draw(map: ForecastMap): Promise<void> {
    if (this.supported) this.#canvas ??= this.#makeCanvas();
    const canvas = await this.#canvas;
    this.loading = false;
    if (!canvas) {
      if (!this.supported) this.settle('no-webgl');
      return;
    }
    if (this.regions) await canvas.showRegions(this.regions);
    await canvas.fit(map.stations);
    await canvas.showHour(map.stations, this.at, isForecast(map, this.at));
    await canvas.drawn();
    if (!this.#abort.signal.aborted) this.settle(map.stations.length > 0 ? 'drawn' : 'empty');
  }

  async #makeCanvas(): Promise<ForecastCanvas | null> {
    const { signal } = this.#abort;
    const chunks = await Promise.all([import('./canvas.js'), import('../map/styles.js')]).catch(() => null);
    if (!chunks) {
      this.problem = { title: this.say(CHUNK_GONE) };
      this.settle('error');
      return null;
    }
    const [{ ForecastCanvas }, { maplibreStyles, popupStyles }] = chunks;
    const container = this.renderRoot.querySelector<HTMLElement>('.canvas');
    if (!container || signal.aborted) return null;
    adopt(this.renderRoot, maplibreStyles.styleSheet, popupStyles.styleSheet);
    try {
      const label = `${this.label || this.say(TEXT.label)}${this.language === 'zh' ? '。' : '. '}${this.say(TEXT.keys)}`;
      return new ForecastCanvas(container, paletteOf(this), this.language, label, code => this.#card(code));
    } catch (error) {
      // The probe found WebGL, but no further context is to be had.
      console.warn('qs-forecast-map: no WebGL context', error);
      this.supported = false;
      return null;
    }
  }

  async #showHour(): Promise<void> {
    const { map } = this;
    const canvas = await this.#canvas;
    if (map && canvas) await canvas.showHour(map.stations, this.at, isForecast(map, this.at));
  }

  /** What is said of a station at the hour, made of nodes: names come from people and are never markup. */
  #card(code: string): HTMLElement | null {
    const { map } = this;
    const station = map?.stations.find(s => s.code === code);
    if (!map || !station) return null;
    const card = document.createElement('div');
    card.className = 'card';
    const add = (tag: 'strong' | 'div' | 'span', text: string, className = ''): void => {
      const line = document.createElement(tag);
      line.className = className;
      line.textContent = text;
      card.append(line);
    };
    add('strong', station.name);
    if (station.simulated) add('span', `◇ ${this.say(TEXT.simulated)}`, 'simulated');
    if (!station.evaluated) add('div', this.say(TEXT.control), 'note');
    add('div', `${timeOf(map, this.at)} · ${kindOf(map, this.at, this.language)}`, 'note');
    linesOf(map, station, this.at, this.#levels, this.language).forEach((line, i) => add('div', line, i === 0 ? 'value' : ''));
    const link = document.createElement('a');
    link.href = station.href;
    link.textContent = this.say(TEXT.open);
    link.setAttribute('aria-label', `${this.say(TEXT.open)}: ${station.name}`);
    card.append(link);
    return card;
  }

  get #levels(): string[] {
    return LEVEL_TEXT.air.map(name => this.say(name));
  }

  #play = (): void => {
    const { map } = this;
    if (this.playing || !map) {
      this.#stop();
      return;
    }
    if (this.at >= hoursOf(map) - 1) this.at = 0;
    this.playing = true;
    this.#timer = setInterval(() => {
      if (this.at >= hoursOf(map) - 1) this.#stop();
      else this.at++;
    }, STEP);
  };

  #stop(): void {
    clearInterval(this.#timer);
    this.playing = false;
  }

  #go(at: number): void {
    this.#stop();
    if (this.map) this.at = Math.min(hoursOf(this.map) - 1, Math.max(0, at));
  }

  #slide = (event: Event): void => this.#go(Number((event.target as HTMLInputElement).value));

  override render(): TemplateResult {
    return html`
      ${this.supported
        ? html`<div class="frame" aria-busy=${this.loading}>
            <div class="canvas"></div>
            ${this.loading ? html`<div class="over" role="status">${this.say(TEXT.loading)}</div>` : nothing}
            ${this.problem ? problemView(this.problem, this.language, () => void this.#load()) : nothing}
          </div>`
        : html`<p role="alert">${this.say(TEXT.noWebgl)}</p>`}
      ${this.map ? this.#time(this.map) : nothing}
      ${this.map ? this.#foot(this.map) : nothing}`;
  }

  #time(map: ForecastMap): TemplateResult {
    const forecast = isForecast(map, this.at);
    const [when, kind] = [timeOf(map, this.at), kindOf(map, this.at, this.language)];
    const said = linesOf(map, map.mean, this.at, this.#levels, this.language).join(this.language === 'zh' ? '；' : '; ');
    const last = hoursOf(map) - 1;
    return html`
      <div class="time" role="group" aria-label=${this.say(TEXT.hour)}>
        <div class="buttons">
          <button type="button" aria-label=${this.say(TEXT.earlier)} title=${this.say(TEXT.earlier)} ?disabled=${this.at === 0} @click=${() => this.#go(this.at - 1)}>‹</button>
          <button type="button" aria-pressed=${this.playing} @click=${this.#play}>${this.playing ? `❚❚ ${this.say(TEXT.pause)}` : `▶ ${this.say(TEXT.play)}`}</button>
          <button type="button" aria-label=${this.say(TEXT.later)} title=${this.say(TEXT.later)} ?disabled=${this.at === last} @click=${() => this.#go(this.at + 1)}>›</button>
          <button type="button" ?disabled=${this.at === map.before} @click=${() => this.#go(map.before)}>${this.say(TEXT.now)}</button>
        </div>
        <div class="when"><strong>${when}</strong><span class="kind ${forecast ? 'forecast' : 'measured'}">${kind}</span></div>
        <div class="axis">
          <input type="range" min="0" max=${last} step="1" .value=${String(this.at)} aria-label=${this.say(TEXT.hour)} aria-valuetext=${`${when} ${kind}`} @input=${this.#slide}>
          ${this.#strip(map)}
          <svg class="days" aria-hidden="true">
            ${daysOf(map).map(({ at, day }) => svg`<line x1="${(100 * at) / last}%" x2="${(100 * at) / last}%" y1="0" y2="16"></line><text x="${(100 * at) / last}%" dx="4" y="13">${day}</text>`)}
          </svg>
        </div>
      </div>
      <p class="said">${this.say(TEXT.city)}${this.language === 'zh' ? '：' : ': '}${said}</p>`;
  }

  /** The mean of the city hour by hour in the colours of its levels; what is forecast is hollow. */
  #strip(map: ForecastMap): TemplateResult {
    const count = hoursOf(map);
    return html`<svg class="strip" viewBox="0 0 ${count - 1} 10" preserveAspectRatio="none" aria-hidden="true">
      ${map.mean.levels.map((level, at) => {
        const colour = level === 0 ? NO_LEVEL : levelColour('air', level);
        return svg`<rect x=${at - 0.5} y="0" width="1.02" height="10" fill=${colour}></rect>${isForecast(map, at) ? svg`<rect x=${at - 0.5} y="3" width="1.02" height="4" fill="#ffffff"></rect>` : nothing}`;
      })}
      <rect x=${map.before + 0.4} y="0" width="0.3" height="10" fill="#212529"></rect>
    </svg>`;
  }

  #foot(map: ForecastMap): TemplateResult {
    const sample = (level: number, forecast: boolean, simulated = false): HTMLCanvasElement => {
      const canvas = symbolCanvas(level, forecast, simulated);
      canvas.setAttribute('aria-hidden', 'true');
      return canvas;
    };
    const number = this.regions?.approvalNumber;
    return html`<div class="foot note">
      <ul aria-label=${this.say(TEXT.legend)}>
        <li>${sample(2, false)}${this.say(TEXT.measured)}</li>
        <li>${sample(2, true)}${this.say(TEXT.forecast)}</li>
        ${[1, 2, 3, 4, 5, 6, 0].map(level => html`<li>${sample(level, false)}${this.#levels[level]}</li>`)}
        ${map.stations.some(s => s.simulated) ? html`<li>${sample(2, false, true)}${this.say(TEXT.simulated)}</li>` : nothing}
      </ul>
      <span>${this.say(TEXT.rule, { edition: map.edition })}</span>
      <span>${this.say(TEXT.land)}</span>
      ${this.regions && this.regions.features.length > 0 ? html`<span>${number ? this.say(TEXT.approval, { number }) : this.say(TEXT.noApproval)}</span>` : nothing}
    </div>`;
  }
}
