import { html, nothing, type TemplateResult } from 'lit';
import { say, type Language } from '../lib/language.js';
import { levelCanvas, stateCanvas } from './icons.js';
import { LEVEL_TEXT, STATE_TEXT, TEXT } from './text.js';
import { levelsOf, type Theme } from './themes.js';

/** The same symbols as on the map. */
export function legendOf(theme: Theme, language: Language): TemplateResult {
  const entries = theme === 'state'
    ? html`${(['beyond', 'fresh', 'late', 'silent', 'none'] as const).map(state =>
      html`<li>${hidden(stateCanvas(state, false))}${say(STATE_TEXT[state], language)}</li>`)}`
    : html`${levelsOf(theme).map(level => html`<li>${hidden(levelCanvas(theme, level, false, language))}${say(LEVEL_TEXT[theme][level]!, language)}</li>`)}
      ${theme === 'lead' ? nothing : html`<li>${hidden(levelCanvas(theme, 2, true, language))}${say(TEXT.earlier, language)}</li>`}`;
  return html`<ul aria-label=${say(TEXT.legend, language)}>
    ${entries}
    <li>${hidden(stateCanvas('fresh', true))}${say(TEXT.simulated, language)}</li>
    ${theme === 'state' ? html`<li><span class="ring" aria-hidden="true"></span>${say(TEXT.cluster, language)}</li>` : nothing}
  </ul>`;
}

function hidden(canvas: HTMLCanvasElement): HTMLCanvasElement {
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}
