import { beijingDateTime } from '../lib/beijing.js';

/** Date and time in Beijing, ticking. */
export class QsClock extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#tick();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #tick(): void {
    const now = Date.now();
    this.textContent = beijingDateTime(now);
    this.#timer = setTimeout(() => this.#tick(), 1_000 - (now % 1_000));
  }
}
