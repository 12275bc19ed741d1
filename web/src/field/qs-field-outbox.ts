import { beijingMinute } from '../lib/beijing.js';
import { button, make } from './dom.js';
import { all, CHANGED, put, remove } from './outbox.js';
import type { Kept } from './report.js';
import { sendAll } from './send.js';
import { say, TEXT } from './text.js';

const AGAIN = 30_000;

/** The reports of one person that wait on the phone: what becomes of each, and what can be done. It sends them when the network is back. */
export class QsFieldOutbox extends HTMLElement {
  #channel: BroadcastChannel | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #seen = new Set<string>();
  readonly #send = (): void => void sendAll(this.#person);

  connectedCallback(): void {
    if (!('indexedDB' in globalThis) || !isSecureContext) return;
    this.#channel = new BroadcastChannel(CHANGED);
    this.#channel.onmessage = () => void this.#show();
    addEventListener('online', this.#send);
    document.addEventListener('visibilitychange', this.#send);
    // Browsers say that they are online where nothing gets through, and say nothing when it does again.
    this.#timer = setInterval(() => { if (this.#seen.size > 0) this.#send(); }, AGAIN);
    void this.#show();
    this.#send();
  }

  disconnectedCallback(): void {
    this.#channel?.close();
    removeEventListener('online', this.#send);
    document.removeEventListener('visibilitychange', this.#send);
    clearInterval(this.#timer);
  }

  get #person(): string {
    return this.getAttribute('person') ?? '';
  }

  async #show(): Promise<void> {
    const kept = await all();
    const mine = kept.filter(one => one.report.person === this.#person);
    const arrived = [...this.#seen].filter(id => !mine.some(one => one.report.id === id));
    const ids = mine.filter(one => one.fate.state !== 'refused').map(one => one.report.id);
    this.#seen = new Set(ids);
    this.replaceChildren();
    const parts: Node[] = [];
    if (arrived.length > 0 && ids.length === 0) parts.push(make('p', 'qs-field-arrived', say(TEXT.arrived)));
    if (ids.length > 0) {
      const count = make('p', 'qs-field-count', say(TEXT.waits, { n: ids.length }));
      parts.push(count, button('btn btn-lg w-100', say(TEXT.sendNow), this.#send));
    }
    if (mine.length > 0) parts.push(make('ul', 'qs-field-waiting', ...mine.map(one => this.#item(one))));
    if (kept.length > mine.length) parts.push(make('p', 'qs-field-note', say(TEXT.others, { n: kept.length - mine.length })));
    if (parts.length === 0) return;
    const section = make('section', 'card card-body', ...parts);
    section.setAttribute('role', 'status');
    this.append(section);
  }

  #item(kept: Kept): HTMLLIElement {
    const { report, fate } = kept;
    const item = make('li', '', make('b', '', report.number), ` ${beijingMinute(Date.parse(report.observedAt))} `);
    item.append(make('p', 'qs-field-fate', fate.state === 'refused' ? `${say(TEXT.refused)}：${fate.title}` : fate.state === 'waiting' ? say(TEXT.waiting) : say(TEXT.signedOut, { name: report.name })));
    if (fate.state === 'refused') item.append(make('p', '', fate.detail));
    if (fate.state === 'signed-out' || fate.state === 'other-person') {
      const link = make('a', 'btn btn-lg', say(TEXT.signIn));
      link.href = `/sign-in?back=${encodeURIComponent(location.pathname)}`;
      item.append(link);
    }
    item.append(make('pre', 'qs-field-text', textOf(kept)), button('btn btn-lg', say(TEXT.copy), self => void copy(self, textOf(kept))));
    if (fate.state === 'refused') {
      item.append(
        button('btn btn-lg', say(TEXT.again), () => void put({ report, fate: { state: 'waiting' } }).then(this.#send)),
        button('btn btn-lg', say(TEXT.drop), self => twice(self, () => void remove(report.id))),
      );
    }
    return item;
  }
}

/** The report as plain text, to be handed on by other ways. */
export function textOf({ report }: Kept): string {
  const { position } = report;
  const at = position ? `${position.latitude.toFixed(5)}, ${position.longitude.toFixed(5)} ± ${position.accuracy ?? '?'} m (${position.datum})` : '—';
  return [
    report.number, beijingMinute(Date.parse(report.observedAt)), report.name, ...report.words, report.seen, report.measures, at,
    say(TEXT.photos, { n: report.photos.length }), ...report.photos.map(photo => photo.sha256),
  ].filter(line => line !== '').join('\n');
}

async function copy(self: HTMLButtonElement, text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  self.textContent = say(TEXT.copied);
}

/** What cannot be undone is asked twice. */
function twice(self: HTMLButtonElement, act: () => void): void {
  if (self.dataset['sure']) return act();
  self.dataset['sure'] = 'true';
  self.textContent = say(TEXT.sure);
}
