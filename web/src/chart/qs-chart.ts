import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { beijingMinute } from '../lib/beijing.js';
import { Island } from '../lib/island.js';
import { debounced, throttled } from '../lib/pace.js';
import { CHUNK_GONE, isAbort, type Problem } from '../lib/problem.js';
import { problemView } from '../lib/problem-view.js';
import { onLatest, type Latest } from '../live/latest.js';
import { controls } from '../style/controls.js';
import { themeOf } from '../style/theme.js';
import { withLatest } from './append.js';
import { limitsOf } from './limits.js';
import { isAggregated, isFlagged, type Observations } from './observations.js';
import { spanOf } from './span.js';
import { panelsOf } from './panels.js';
import type { Plot } from './plot.js';
import { load, loadBeginning, seriesList, type Request } from './source.js';
import { chartStyles } from './styles.js';
import { tableOf } from './table.js';
import { resolutionText, TEXT } from './text.js';
import {
  domainOf, fetchSpan, following, initialSpan, pixelsFor, presetSpan, PRESETS, reachesNow, type Preset, type Span,
} from './view.js';

const SETTLE = 250;
const REFRESH = 5_000;
/** What each further unit adds to the height of the first panel. */
const EACH_PANEL = 0.55;

/** A zoomable chart of observations. It fetches what it shows, as finely as it can show it. */
export class QsChart extends Island {
  static override properties = {
    series: {}, from: {}, to: {}, base: {}, label: {}, limits: {}, markFrom: { attribute: 'mark-from' }, markTo: { attribute: 'mark-to' },
    loading: { state: true }, problems: { state: true }, observations: { state: true }, preset: { state: true },
    tableOpen: { state: true },
  };
  static override styles = [controls, chartStyles];

  declare series: string;
  declare from: string | null;
  declare to: string | null;
  declare base: string;
  declare label: string;
  declare limits: string | null;
  declare markFrom: string | null;
  declare markTo: string | null;
  declare loading: boolean;
  declare problems: readonly Problem[];
  declare observations: readonly Observations[];
  declare preset: Preset | 'all' | null;
  declare tableOpen: boolean;

  #view: Span = initialSpan(null, null, Date.now());
  #follows = true;
  #plot: Plot | undefined;
  #abort: AbortController | undefined;
  #stopListening: (() => void) | undefined;
  readonly #zoomSettled = debounced(() => void this.#load(), SETTLE);
  readonly #refresh = throttled(() => void this.#load(), REFRESH);
  readonly #resized = new ResizeObserver(() => this.#plot?.resize());

  constructor() {
    super();
    this.series = '';
    this.from = this.to = this.markFrom = this.markTo = null;
    this.base = '/api/v1/observations';
    this.label = '';
    this.limits = null;
    this.loading = true;
    this.problems = [];
    this.observations = [];
    this.preset = null;
    this.tableOpen = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = onLatest(items => this.#latest(items), () => this.#refreshIfNow());
    // Moved within the page: the picture went with the disconnection.
    if (this.hasUpdated) void this.#restart();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.#abort?.abort();
    this.#zoomSettled.cancel();
    this.#refresh.cancel();
    this.#resized.disconnect();
    this.#plot?.dispose();
    this.#plot = undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    if ((['series', 'from', 'to', 'base'] as const).some(name => changed.has(name))) void this.#restart();
    else if ((['label', 'limits', 'markFrom', 'markTo'] as const).some(name => changed.has(name))) this.#draw();
  }

  async #restart(): Promise<void> {
    this.#look(initialSpan(this.from, this.to, Date.now()));
    this.preset = this.from || this.to ? null : 'week';
    this.observations = [];
    await this.#load();
  }

  // Whether it follows what comes in is settled when the view is chosen, not when the clock has moved on.
  #look(view: Span): void {
    this.#view = view;
    this.#follows = reachesNow(view, Date.now());
  }

  #request(): Request {
    this.#abort?.abort();
    this.#abort = new AbortController();
    return {
      base: this.base, series: seriesList(this.series), signal: this.#abort.signal, say: text => this.say(text),
    };
  }

  async #load(): Promise<void> {
    const request = this.#request();
    this.unsettle();
    this.loading = true;
    const now = Date.now();
    const span = fetchSpan(this.#view, now);
    try {
      const loaded = await load(request, span, pixelsFor(span, this.#view, this.clientWidth));
      this.problems = loaded.problems;
      this.observations = loaded.observations;
      this.loading = false;
      await this.updateComplete;
      await this.#ensurePlot();
      if (request.signal.aborted) return;
      this.#draw();
      this.settle(this.problems.length > 0 ? 'error' : this.#isEmpty ? 'empty' : 'drawn');
    } catch (error) {
      if (!isAbort(error)) throw error;
    }
  }

  get #isEmpty(): boolean {
    return this.observations.every(({ rows }) => rows.length === 0);
  }

  async #ensurePlot(): Promise<void> {
    if (this.observations.length === 0 || this.#plot) return;
    const chunk = await import('./plot.js').catch(() => null);
    if (!chunk) this.problems = [...this.problems, { title: this.say(CHUNK_GONE) }];
    const canvas = this.renderRoot.querySelector<HTMLElement>('.canvas');
    if (!chunk || !canvas || !this.isConnected || this.#plot) return;
    this.#plot = new chunk.Plot(canvas, this.language, () => themeOf(this), view => this.#zoomed(view));
    this.#resized.observe(canvas);
  }

  #draw(): void {
    const canvas = this.renderRoot.querySelector<HTMLElement>('.canvas');
    if (this.observations.length === 0 || !canvas || !this.#plot) return;
    const panels = panelsOf(this.observations).length;
    canvas.style.height = `calc(var(--qs-chart-height, 22rem) * ${1 + (panels - 1) * EACH_PANEL})`;
    this.#plot.show({
      observations: this.observations, view: this.#view, domain: domainOf(this.#view, Date.now()),
      language: this.language, label: this.label || this.say(TEXT.label), touch: matchMedia('(pointer: coarse)').matches,
      limits: limitsOf(this.limits), span: spanOf(this.markFrom, this.markTo),
    });
  }

  #zoomed(view: Span): void {
    this.#look(view);
    this.preset = null;
    this.#abort?.abort();
    this.#zoomSettled();
  }

  async #choose(preset: Preset | 'all'): Promise<void> {
    const now = Date.now();
    this.preset = preset;
    if (preset !== 'all') {
      this.#look(presetSpan(preset, now));
      await this.#load();
      return;
    }
    try {
      const beginning = await loadBeginning(this.#request(), now);
      this.#look(beginning === null ? presetSpan('year', now) : { from: beginning, to: now });
      await this.#load();
    } catch (error) {
      if (!isAbort(error)) throw error;
    }
  }

  #latest(items: readonly Latest[]): void {
    if (!this.#follows || this.loading) return;
    let newest = 0;
    let observations = this.observations;
    for (const item of items) {
      const index = observations.findIndex(({ series }) => String(series.id) === String(item.series));
      if (index < 0) continue;
      observations = observations.with(index, withLatest(observations[index]!, item));
      newest = Math.max(newest, Date.parse(item.start) || 0);
    }
    if (observations === this.observations) return;
    this.observations = observations;
    this.#view = following(this.#view, newest);
    this.#draw();
  }

  #refreshIfNow(): void {
    if (this.#follows) this.#refresh();
  }

  override render(): TemplateResult {
    const nothingToShow = seriesList(this.series).length === 0;
    const over = nothingToShow ? TEXT.noSeries : this.loading ? (this.#plot ? null : TEXT.loading) : this.#isEmpty ? TEXT.empty : null;
    const failed = this.problems.length > 0 && this.observations.length === 0;
    return html`
      <div class="bar" role="group" aria-label=${this.say(TEXT.span)}>
        ${[...(Object.keys(PRESETS) as Preset[]), 'all' as const].map(preset => html`<button
          type="button" aria-pressed=${this.preset === preset} @click=${() => this.#choose(preset)}
        >${this.say(TEXT[preset])}</button>`)}
        <span class="note">${this.say(TEXT.zone)}</span>
      </div>
      ${this.problems.slice(0, 3).map(problem => problemView(problem, this.language, () => void this.#load()))}
      <div class="stage ${over || failed ? 'blank' : ''}" ?hidden=${failed} aria-busy=${this.loading}>
        <div class="canvas" role="img" aria-label=${this.label || this.say(TEXT.label)}></div>
        ${over ? html`<div class="over" role="status">${this.say(over)}</div>` : nothing}
      </div>
      ${this.#isEmpty ? nothing : this.#foot()}`;
  }

  #foot(): TemplateResult {
    const resolutions = [...new Set(this.observations.map(one => resolutionText(one.resolution, this.language)))];
    return html`<div class="foot note">
        <span>${beijingMinute(this.#view.from)} – ${beijingMinute(this.#view.to)}</span>
        <span>${this.say(TEXT.resolution, { resolution: resolutions.join(', ') })}</span>
        ${this.observations.some(isAggregated) ? html`<span>${this.say(TEXT.band)}</span>` : nothing}
        ${this.observations.some(({ rows }) => rows.some(row => isFlagged(row[4])))
          ? html`<span>${this.say(TEXT.flagged)}</span>` : nothing}
      </div>
      ${tableOf(this.observations, this.#view, this.language, this.tableOpen, event => {
        this.tableOpen = (event.target as HTMLDetailsElement).open;
      })}`;
  }
}
