import { LitElement } from 'lit';
import { pageLanguage, say, type Bilingual, type Language } from './language.js';

/** How an element came to rest. */
export type Rest = 'drawn' | 'empty' | 'error' | 'no-webgl';

/**
 * What every drawing element shares: the page's language, and the mark `data-ready` with the event `qs:ready`, on
 * which tests and print jobs wait.
 */
export abstract class Island extends LitElement {
  #rest: Rest | null = null;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'data-ready'];
  }

  protected get language(): Language {
    return pageLanguage();
  }

  protected say(text: Bilingual, values?: Readonly<Record<string, string | number>>): string {
    return say(text, this.language, values);
  }

  protected settle(rest: Rest): void {
    this.#rest = rest;
    this.setAttribute('data-ready', rest);
    this.dispatchEvent(new CustomEvent('qs:ready', { bubbles: true, composed: true, detail: { state: rest } }));
  }

  protected unsettle(): void {
    this.#rest = null;
    this.removeAttribute('data-ready');
  }

  // Enhanced navigation copies the attributes of the new page over the old element and would take the mark away.
  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (name === 'data-ready' && after === null && this.#rest) this.setAttribute(name, this.#rest);
  }
}
