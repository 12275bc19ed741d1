import { backoff } from '../lib/backoff.js';
import { throttled } from '../lib/pace.js';
import { onLatest } from '../live/latest.js';

/** Values come every second; the counts of a region need not follow each of them. */
const AFTER_VALUES = 10_000;
/** Also without values: what falls silent sends none. */
const ANYWAY = 30_000;
const GIVE_UP = 20_000;

/**
 * Keeps a page on a wall: it fetches the page again and puts the parts that have changed in place of the old ones. While the
 * program does not answer it keeps what is there, says so, and tries again for as long as it takes.
 */
export class QsWall extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #fetching = false;
  #stop: (() => void) | undefined;
  readonly #soon = throttled(() => void this.#refresh(), AFTER_VALUES);

  connectedCallback(): void {
    this.#stop = onLatest(() => this.#soon(), () => void this.#refresh());
    this.#later(ANYWAY);
  }

  disconnectedCallback(): void {
    this.#stop?.();
    this.#soon.cancel();
    clearTimeout(this.#timer);
  }

  async #refresh(): Promise<void> {
    if (this.#fetching || !this.isConnected) return;
    this.#fetching = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(GIVE_UP) });
      // Signed out meanwhile: the page itself leads to where one signs in.
      if (answer.redirected) return location.reload();
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      replaceParts(this, new DOMParser().parseFromString(await answer.text(), 'text/html'));
      this.#attempt = 0;
      this.removeAttribute('data-lost');
      this.#later(ANYWAY);
    } catch (error) {
      console.info('qs-wall: the page could not be fetched, it is tried again', error);
      this.setAttribute('data-lost', '');
      this.#later(backoff(this.#attempt++, Math.random()));
    } finally {
      this.#fetching = false;
    }
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), wait);
  }
}

/** Parts that are as they were stay, so that nothing flickers. */
function replaceParts(wall: Element, page: Document): void {
  for (const part of wall.querySelectorAll<HTMLElement>('[data-part]')) {
    const fresh = page.querySelector<HTMLElement>(`qs-wall [data-part="${CSS.escape(part.dataset['part'] ?? '')}"]`);
    if (fresh && !fresh.isEqualNode(part)) part.replaceWith(document.importNode(fresh, true));
  }
}
