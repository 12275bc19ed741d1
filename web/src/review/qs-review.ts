import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { beijingMinute } from '../lib/beijing.js';
import { Island } from '../lib/island.js';
import { CHUNK_GONE, isAbort, type Problem } from '../lib/problem.js';
import { problemView } from '../lib/problem-view.js';
import { controls } from '../style/controls.js';
import { themeOf } from '../style/theme.js';
import { loadSheet, type Sheet } from './hours.js';
import { chosen, moved, nextDoubt, slots, spanOf, stepOf, type Selection } from './selection.js';
import type { ReviewPicture } from './option.js';
import type { ReviewPlot } from './plot.js';
import { TEXT } from './text.js';

const listOf = (attribute: string): string[] => attribute.split(',').map(part => part.trim()).filter(Boolean);

/**
 * The curve that a reviewer works on. What is chosen on it, by pointer or keys, goes into the page's own form; keys press the
 * page's own buttons. Without it the form is filled by hand.
 */
export class QsReview extends Island {
  static override properties = {
    point: {}, factor: {}, from: {}, to: {}, weather: {}, near: {}, label: {}, form: {}, stamp: {},
    sheet: { state: true }, problem: { state: true }, selection: { state: true },
  };
  static override styles = [controls, css`
    .canvas { height: var(--qs-review-height, 22rem); touch-action: pan-y; }
    .hint { margin: 0.25rem 0 0; }
    [role='status'] { min-height: 1.5em; margin: 0; font-variant-numeric: tabular-nums; }
    :host(:focus-visible) { outline: 3px solid var(--qs-focus, #0b6bb8); outline-offset: 2px; }
  `];

  declare point: string;
  declare factor: string;
  declare from: string;
  declare to: string;
  declare weather: string;
  declare near: string;
  declare label: string;
  /** The id of the form that takes the chosen span, in fields marked `data-review="from"`, `"to"` and `"reason"`. */
  declare form: string;
  /** Changes with what was said of the hours: then they are fetched again. */
  declare stamp: string;
  declare sheet: Sheet | null;
  declare problem: Problem | null;
  declare selection: Selection | null;

  #plot: ReviewPlot | undefined;
  #abort: AbortController | undefined;
  readonly #resized = new ResizeObserver(() => this.#plot?.resize());

  constructor() {
    super();
    this.point = this.factor = this.from = this.to = this.weather = this.near = this.label = this.form = this.stamp = '';
    this.sheet = this.problem = this.selection = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The page has them too: enhanced navigation takes away what only the element has set.
    if (!this.hasAttribute('tabindex')) this.tabIndex = 0;
    if (!this.hasAttribute('role')) this.setAttribute('role', 'application');
    this.addEventListener('keydown', this.#keyed);
    if (this.hasUpdated) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#keyed);
    this.#abort?.abort();
    this.#resized.disconnect();
    this.#plot?.dispose();
    this.#plot = undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    if ((['point', 'factor', 'from', 'to', 'weather', 'near', 'stamp'] as const).some(name => changed.has(name))) void this.#load();
    else if (changed.has('sheet') || changed.has('selection')) void this.#draw();
  }

  async #load(): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.unsettle();
    this.problem = null;
    try {
      const wanted = { point: this.point, factor: this.factor, from: this.from, to: this.to, weather: listOf(this.weather), near: listOf(this.near) };
      const { sheet, problem } = await loadSheet(wanted, this.#abort.signal, text => this.say(text));
      this.sheet = sheet ?? null;
      this.problem = problem ?? null;
      this.selection = null;
      if (problem) this.settle('error');
    } catch (error) {
      if (!isAbort(error)) throw error;
    }
  }

  get #starts(): readonly number[] {
    const hours = this.sheet?.own.hours[0];
    return hours ? slots(Date.parse(this.from), Date.parse(this.to), stepOf(hours)) : [];
  }

  get #span(): { from: number; to: number } | null {
    const hours = this.sheet?.own.hours[0];
    return hours && this.selection ? spanOf(this.selection, this.#starts, stepOf(hours)) : null;
  }

  get #picture(): ReviewPicture | null {
    return this.sheet && {
      sheet: this.sheet, from: Date.parse(this.from), to: Date.parse(this.to), selection: this.#span, language: this.language, label: this.label || this.say(TEXT.label),
    };
  }

  async #draw(): Promise<void> {
    const container = this.renderRoot.querySelector<HTMLElement>('.canvas');
    const picture = this.#picture;
    if (!container || !picture) return;
    if (!this.#plot) {
      let module: typeof import('./plot.js');
      try {
        module = await import('./plot.js');
      } catch {
        this.problem = { title: this.say(CHUNK_GONE) };
        this.settle('error');
        return;
      }
      if (!this.isConnected || this.#plot) return;
      this.#plot = new module.ReviewPlot(container, () => themeOf(this), (instant, extend) => this.#pressed(instant, extend));
      this.#resized.observe(container);
    }
    // Each kind of weather has a panel of its own below the curve.
    container.style.height = `calc(var(--qs-review-height, 22rem) + ${picture.sheet.own.hours.length - 1} * 5.5rem)`;
    this.#plot.show(this.#picture ?? picture);
    this.settle(this.sheet?.own.hours[0]?.rows.length ? 'drawn' : 'empty');
  }

  #pressed(instant: number, extend: boolean): void {
    const starts = this.#starts;
    const at = starts.findLastIndex(start => start <= instant);
    if (at < 0) return;
    this.focus({ preventScroll: true });
    this.#choose(chosen(this.selection, at, extend));
  }

  #choose(selection: Selection | null): void {
    this.selection = selection;
    const span = this.#span;
    if (!span) return;
    this.#fill('from', beijingMinute(span.from).replace(' ', 'T'));
    this.#fill('to', beijingMinute(span.to).replace(' ', 'T'));
  }

  readonly #keyed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (this.#act(event.key.length === 1 ? event.key.toLowerCase() : event.key, event.shiftKey)) event.preventDefault();
  };

  #act(key: string, shift: boolean): boolean {
    const hours = this.sheet?.own.hours[0];
    const count = this.#starts.length;
    if (!hours || count === 0) return false;
    switch (key) {
      case 'ArrowRight': this.#choose(moved(this.selection, 1, shift, count)); return true;
      case 'ArrowLeft': this.#choose(moved(this.selection, -1, shift, count)); return true;
      case 'Home': this.#choose(chosen(this.selection, 0, shift)); return true;
      case 'End': this.#choose(chosen(this.selection, count - 1, shift)); return true;
      case 'd': this.#choose(nextDoubt(this.selection, this.#starts, hours) ?? this.selection); return true;
      case 'v': return this.#give('checked');
      case 'x': return this.#give('instrument');
      case 'u': return this.#press('undo');
      case 'a': return this.#press('accept');
      case 'n': return this.#press('next');
      default: return false;
    }
  }

  #give(reason: string): boolean {
    if (!this.selection) return false;
    this.#fill('reason', reason);
    document.querySelector<HTMLFormElement>(`form#${CSS.escape(this.form)}`)?.requestSubmit();
    return true;
  }

  #press(what: string): boolean {
    document.querySelector<HTMLElement>(`[data-review="${what}"]`)?.click();
    return true;
  }

  #fill(field: string, value: string): void {
    const input = document.querySelector<HTMLInputElement | HTMLSelectElement>(`#${CSS.escape(this.form)} [data-review="${field}"]`);
    if (input) input.value = value;
  }

  override render(): TemplateResult {
    const span = this.#span;
    return html`${this.problem ? problemView(this.problem, this.language, () => void this.#load()) : nothing}
      <div class="canvas" role="img" aria-label=${this.label || this.say(TEXT.label)}></div>
      <p role="status">${span ? this.say(TEXT.chosen, { from: beijingMinute(span.from), to: beijingMinute(span.to) }) : nothing}</p>
      <p class="note hint">${this.say(TEXT.help)}</p>`;
  }
}
