import { pageLanguage, say } from '../lib/language.js';
import { fetchJson } from '../lib/problem.js';

interface Run {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly progress: number;
}

const SECOND = 1000;

/** Moves the `<progress>` inside it while an analysis is computed, and loads the page again when it is over. */
export class QsRun extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  connectedCallback(): void {
    this.#timer = setTimeout(() => void this.#ask(), SECOND);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  async #ask(): Promise<void> {
    this.#abort = new AbortController();
    try {
      const answer = await fetchJson<Run>(`/api/v1/analysis/runs/${this.getAttribute('run') ?? ''}`, {
        signal: this.#abort.signal,
        say: (text) => say(text, pageLanguage()),
      });
      // A run that is gone is told by the page itself.
      if (!answer.ok || answer.value.state === 'done' || answer.value.state === 'failed') {
        location.reload();
        return;
      }
      const bar = this.querySelector('progress');
      if (bar) bar.value = Math.round(100 * answer.value.progress);
      this.#timer = setTimeout(() => void this.#ask(), SECOND);
    } catch (reason) {
      if (!(reason instanceof DOMException && reason.name === 'AbortError')) throw reason;
    }
  }
}
