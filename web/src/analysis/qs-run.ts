import { pageLanguage, say } from '../lib/language.js';
import { fetchJson } from '../lib/problem.js';

interface Run {
  readonly state: string;
  readonly progress: number | null;
}

const SECOND = 1000;
const UNDER_WAY = ['waiting', 'running', 'training'];

/** Moves the `<progress>` inside it while something is computed, and loads the page again when it is over. `src` answers with state and progress. */
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
      const answer = await fetchJson<Run>(this.getAttribute('src') ?? '', {
        signal: this.#abort.signal,
        say: (text) => say(text, pageLanguage()),
      });
      // A run that is gone is told by the page itself.
      if (!answer.ok || !UNDER_WAY.includes(answer.value.state.toLowerCase())) {
        location.reload();
        return;
      }
      const bar = this.querySelector('progress');
      if (bar) bar.value = Math.round(100 * (answer.value.progress ?? 0));
      this.#timer = setTimeout(() => void this.#ask(), SECOND);
    } catch (reason) {
      if (!(reason instanceof DOMException && reason.name === 'AbortError')) throw reason;
    }
  }
}
