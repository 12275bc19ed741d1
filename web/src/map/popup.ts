import { beijingMinute } from '../lib/beijing.js';
import { say, type Language } from '../lib/language.js';
import { formatNumber } from '../lib/number.js';
import type { PointProperties } from './points.js';
import { STATE_TEXT, TEXT } from './text.js';

/** What is said about a point, made of nodes: names come from people and are never markup. */
export function pointCard(point: PointProperties, language: Language): HTMLElement {
  const card = element('div', 'card');
  card.append(element('strong', '', point.name));
  if (point.simulated) card.append(element('span', 'simulated', `◇ ${say(TEXT.simulated, language)}`));
  card.append(element('div', 'note', [point.kindName, point.medium === 'lead' ? '' : point.code].filter(Boolean).join(' · ')));
  if (point.index) card.append(element('div', 'value', [point.index, indexTime(point)].filter(Boolean).join(' · ')));
  const value = valueText(point);
  if (value) card.append(element('div', 'value', value));
  if (point.beyond) card.append(element('div', 'value', say(STATE_TEXT.beyond, language)));
  card.append(element('div', '', point.stateName));
  const address = safeAddress(point.href);
  if (address) {
    const open = say(point.medium === 'lead' ? TEXT.openLead : TEXT.open, language);
    const link = element('a', '', open);
    link.href = address;
    link.setAttribute('aria-label', `${open}: ${point.name}`);
    card.append(link);
  }
  return card;
}

/** What is said about a cluster. */
export function clusterCard(count: number, simulated: number, language: Language): HTMLElement {
  const card = element('div', 'card');
  card.append(element('strong', '', say(TEXT.clusterCount, language, { count })));
  if (simulated > 0) {
    card.append(element('span', 'simulated', `◇ ${say(TEXT.clusterSimulated, language, { count: simulated })}`));
  }
  return card;
}

/** The hour, or the moment, that the index is about. */
function indexTime({ indexStart }: PointProperties): string {
  const start = indexStart ? Date.parse(indexStart) : NaN;
  return Number.isNaN(start) ? '' : beijingMinute(start);
}

function valueText({ factor, value, unit }: PointProperties): string {
  if (value === undefined || value === null || value === '') return '';
  const number = typeof value === 'number' ? formatNumber(value) : value;
  return [factor, number, unit].filter(Boolean).join(' ');
}

/** Only addresses a page may link to; `javascript:` is none. */
function safeAddress(href: string | undefined): string | null {
  if (!href || !URL.canParse(href, document.baseURI)) return null;
  const url = new URL(href, document.baseURI);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
