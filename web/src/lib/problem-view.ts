import { html, nothing, type TemplateResult } from 'lit';
import { say, type Bilingual, type Language } from './language.js';
import type { Problem } from './problem.js';

const RETRY: Bilingual = ['重试', 'Retry'];
const CODE: Bilingual = ['代码 {code}', 'Code {code}'];

/** A problem in its place, with a way to try again. */
export const problemView = (problem: Problem, language: Language, retry: () => void): TemplateResult =>
  html`<div class="problem" role="alert">
    <p>
      <strong>${problem.title}</strong>${problem.detail ?? nothing}
      ${problem.code ? html`<span class="note">${say(CODE, language, { code: problem.code })}</span>` : nothing}
    </p>
    <button type="button" @click=${retry}>${say(RETRY, language)}</button>
  </div>`;
