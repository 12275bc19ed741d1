import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { backoff } from '../lib/backoff.js';
import { pageLanguage, say, type Bilingual } from '../lib/language.js';
import { LATEST, parseBatch, RECONNECTED } from './latest.js';
import { showLatest } from './show.js';

type State = 'connecting' | 'live' | 'reconnecting';

const TEXT: Readonly<Record<State, Bilingual>> = {
  connecting: ['正在连接', 'Connecting'],
  live: ['实时', 'Live'],
  reconnecting: ['正在重连', 'Reconnecting'],
};

/** Listens to the live stream for the whole page; shows itself only as a small badge. */
export class QsLive extends LitElement {
  static override properties = { src: {}, state: { reflect: true } };
  declare src: string;
  declare state: State;

  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #wasLive = false;

  constructor() {
    super();
    this.src = '';
    this.state = 'connecting';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#visibility);
    this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#visibility);
    this.#close();
    this.#wasLive = false;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('src') && changed.get('src') !== undefined) this.#restart();
  }

  // A browser allows six connections to a host over HTTP/1.1, over all tabs: those in the background give theirs back.
  #visibility = (): void => {
    if (document.hidden) this.#close();
    else this.#restart();
  };

  #restart(): void {
    this.#close();
    this.#attempt = 0;
    this.#open();
  }

  #open(): void {
    if (!this.src || this.#source || !this.isConnected) return;
    this.state = this.#wasLive ? 'reconnecting' : 'connecting';
    const source = new EventSource(this.src);
    this.#source = source;
    source.onopen = () => this.#opened();
    source.onerror = () => this.#lost();
    source.addEventListener('latest', event => this.#batch(event.data as string));
  }

  #opened(): void {
    this.#attempt = 0;
    this.state = 'live';
    if (this.#wasLive) document.dispatchEvent(new CustomEvent(RECONNECTED));
    this.#wasLive = true;
  }

  // The browser's own reconnecting has a fixed pace and gives up on some answers; this one backs off and never does.
  #lost(): void {
    this.#close();
    this.state = 'reconnecting';
    this.#timer = setTimeout(() => this.#open(), backoff(this.#attempt++, Math.random()));
  }

  #batch(data: string): void {
    const items = parseBatch(data);
    if (!items) {
      console.warn('qs-live: a message of the stream is not a batch of latest values');
      return;
    }
    showLatest(items);
    document.dispatchEvent(new CustomEvent(LATEST, { detail: items }));
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  override render(): TemplateResult {
    return html`<span role="status"><i aria-hidden="true"></i>${say(TEXT[this.state], pageLanguage())}</span>`;
  }

  static override styles = css`
    :host { display: inline-block; font-size: 0.75rem; line-height: 1; }
    span {
      display: inline-flex; align-items: center; gap: 0.375rem; padding: 0.25rem 0.5rem; border-radius: 1rem;
      border: 1px solid var(--qs-line, #dce1e7); color: var(--qs-text, #333); background: var(--qs-surface, #fff);
    }
    i { width: 0.5rem; height: 0.5rem; border-radius: 50%; background: var(--qs-state-none, #868e96); }
    :host([state='live']) i { background: var(--qs-state-fresh, #2f9e44); }
    :host([state='reconnecting']) i { background: none; border: 2px solid var(--qs-state-late, #f08c00); box-sizing: border-box; }
  `;
}
