import { beijingDateTime } from '../lib/beijing.js';
import { MINUTE, SECOND } from '../lib/duration.js';
import { pageLanguage, say, type Bilingual } from '../lib/language.js';
import { relativeTime } from '../lib/relative.js';

const ABSOLUTE: Bilingual = ['{time}（北京时间）', '{time} (Beijing time)'];

/** Turns the `<time datetime>` inside it into relative text that keeps ticking; the title keeps the absolute time. */
export class QsTime extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  // Server-rendered text comes back with every enhanced navigation.
  #observer = new MutationObserver(() => this.#show());

  connectedCallback(): void {
    this.#observer.observe(this, {
      childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['datetime'],
    });
    this.#show();
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #show(): void {
    const now = Date.now();
    const language = pageLanguage();
    let youngest = Number.POSITIVE_INFINITY;
    for (const time of this.querySelectorAll('time')) {
      const instant = Date.parse(time.dateTime);
      if (Number.isNaN(instant)) continue;
      youngest = Math.min(youngest, Math.abs(now - instant));
      const text = relativeTime(instant, now, language);
      const title = say(ABSOLUTE, language, { time: beijingDateTime(instant) });
      if (time.textContent !== text) time.textContent = text;
      if (time.title !== title) time.title = title;
    }
    // What these writes report is already seen.
    this.#observer.takeRecords();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), youngest < 2 * MINUTE ? SECOND : 15 * SECOND);
  }
}
