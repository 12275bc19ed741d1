import { distanceMetres, distanceText, placeOf, whereAmI } from './position.js';

/** Around the list of cases: sorts it by how far they are, when asked, or by itself where the position is permitted already. */
export class QsFieldNear extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button || !isSecureContext || !('geolocation' in navigator)) return;
    button.hidden = false;
    button.addEventListener('click', () => void this.#sort());
    void navigator.permissions?.query({ name: 'geolocation' }).then(permission => { if (permission.state === 'granted') void this.#sort(); });
  }

  async #sort(): Promise<void> {
    const here = await whereAmI();
    const list = this.querySelector('ol');
    if (typeof here === 'string' || !list) return;
    const items = [...list.children].filter(item => item instanceof HTMLElement).map(item => {
      const place = placeOf(item.dataset['longitude'], item.dataset['latitude']);
      return { item, metres: place ? distanceMetres(here, place) : Number.POSITIVE_INFINITY };
    });
    for (const { item, metres } of items.sort((a, b) => a.metres - b.metres)) {
      const text = item.querySelector('[data-distance]');
      if (text && Number.isFinite(metres)) text.textContent = distanceText(metres);
      list.append(item);
    }
  }
}
