import { make } from './dom.js';
import { all } from './outbox.js';
import { say, TEXT } from './text.js';

/** On the page on which people sign in: that reports wait on this phone, and nothing of what is in them. */
export class QsFieldWaiting extends HTMLElement {
  connectedCallback(): void {
    if (isSecureContext && 'indexedDB' in globalThis) void this.#show();
  }

  async #show(): Promise<void> {
    const waiting = (await all()).filter(one => one.fate.state !== 'refused').length;
    if (waiting > 0) this.replaceChildren(make('p', 'alert alert-info', say(TEXT.waitsHere, { n: waiting })));
  }
}
