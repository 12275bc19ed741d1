import { beijingClock } from '../lib/beijing.js';
import type { Latest } from './latest.js';

const CHANGED = 'qs-live-changed';
const HIGHLIGHT = 1_500;

/** Puts latest values into the elements of the page that ask for them. */
export function showLatest(items: readonly Latest[]): void {
  for (const item of items) {
    for (const element of asking('data-live-series', item.series)) {
      if (element.textContent === item.text) continue;
      element.textContent = item.text;
      highlight(element);
    }
    const start = Date.parse(item.start);
    if (Number.isNaN(start)) continue;
    for (const element of asking('data-live-time', item.series)) {
      element.textContent = beijingClock(start);
      if (element instanceof HTMLTimeElement) element.dateTime = item.start;
    }
  }
}

const asking = (attribute: string, series: string | number): NodeListOf<Element> =>
  document.querySelectorAll(`[${attribute}="${CSS.escape(String(series))}"]`);

const ends = new WeakMap<Element, ReturnType<typeof setTimeout>>();

function highlight(element: Element): void {
  clearTimeout(ends.get(element));
  element.classList.add(CHANGED);
  ends.set(element, setTimeout(() => element.classList.remove(CHANGED), HIGHLIGHT));
}
