import { html, type TemplateResult } from 'lit';
import { say, type Language } from '../lib/language.js';
import { iconCanvas } from './icons.js';
import { STATE_TEXT, TEXT } from './text.js';

/** The same symbols as on the map. */
export const legendOf = (language: Language): TemplateResult =>
  html`<ul aria-label=${say(TEXT.legend, language)}>
    ${(['fresh', 'late', 'silent', 'none'] as const).map(state =>
      html`<li>${symbol(state, false)}${say(STATE_TEXT[state], language)}</li>`)}
    <li>${symbol('fresh', true)}${say(TEXT.simulated, language)}</li>
    <li><span class="ring" aria-hidden="true"></span>${say(TEXT.cluster, language)}</li>
  </ul>`;

function symbol(state: Parameters<typeof iconCanvas>[0], simulated: boolean): HTMLCanvasElement {
  const canvas = iconCanvas(state, simulated);
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}
