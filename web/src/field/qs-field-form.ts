import { beijingInstant } from './observed.js';
import { button, make } from './dom.js';
import { Draft } from './draft.js';
import { put } from './outbox.js';
import { photoOf } from './photo.js';
import { distanceMetres, distanceText, placeOf, whereAmI } from './position.js';
import type { Photo, Position, PositionUnknown, Report } from './report.js';
import { sendAll } from './send.js';
import { say, TEXT } from './text.js';

const MOST_PHOTOS = 6;

/** Around the form of a field report: takes position and photos, keeps the report on the phone, and has it sent. */
export class QsFieldForm extends HTMLElement {
  #position: Position | PositionUnknown = 'not-taken';
  #photos: Photo[] = [];
  #draft: Draft | undefined;
  /** Photos are made smaller one after another, and the report waits for the last. */
  #working: Promise<void> = Promise.resolve();
  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#keep();
  };

  connectedCallback(): void {
    this.#form.addEventListener('submit', this.#submit);
    const draft = this.#draft = new Draft(this.#form, this.getAttribute('number')!, this.getAttribute('person')!);
    draft.restore();
    this.#form.addEventListener('input', () => draft.keep());
    this.#form.querySelector('[data-do=position]')?.addEventListener('click', () => void this.#locate());
    for (const input of this.#form.querySelectorAll<HTMLInputElement>('input[type=file]')) {
      input.addEventListener('change', () => {
        const files = [...input.files ?? []];
        input.value = '';
        this.#working = this.#working.then(() => this.#add(files));
      });
    }
  }

  get #form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  async #locate(): Promise<void> {
    this.#say('position', say(TEXT.locating));
    this.#position = await whereAmI();
    this.#say('position', this.#positionText());
  }

  #positionText(): string {
    const at = this.#position;
    if (typeof at === 'string') return at === 'not-taken' ? '' : say(TEXT[at]);
    const point = placeOf(this.getAttribute('longitude'), this.getAttribute('latitude'));
    return say(TEXT.at, { at: `${at.latitude.toFixed(5)}, ${at.longitude.toFixed(5)}`, accuracy: at.accuracy ?? '?' }) + (point ? say(TEXT.away, { distance: distanceText(distanceMetres(at, point)) }) : '');
  }

  async #add(files: readonly File[]): Promise<void> {
    this.#problem('');
    for (const file of files) {
      if (this.#photos.length === MOST_PHOTOS) return this.#problem(say(TEXT.tooMany, { n: MOST_PHOTOS }));
      try {
        this.#photos.push(await photoOf(file));
      } catch {
        this.#problem(say(TEXT.unreadable));
      }
      this.#showPhotos();
    }
  }

  #showPhotos(): void {
    this.querySelector('[data-show=photos]')!.replaceChildren(...this.#photos.map((photo, index) => {
      // The policy allows images of data:, and no blob:; on the phone a small one is enough.
      const canvas = make('canvas', '');
      void thumbnail(photo, canvas);
      return make('li', '', canvas, make('small', '', `${index + 1} · ${Math.ceil(photo.bytes.byteLength / 1024)} KB`), button('btn', say(TEXT.remove), () => {
        this.#photos.splice(index, 1);
        this.#showPhotos();
      }));
    }));
  }

  async #keep(): Promise<void> {
    await this.#working;
    const values = new FormData(this.#form);
    const text = (name: string): string => String(values.get(name) ?? '').trim();
    const observed = text('observed') ? beijingInstant(text('observed')) : new Date();
    if (observed > new Date()) return this.#problem(say(TEXT.fromFuture));
    const at = this.#position;
    const report: Report = {
      id: crypto.randomUUID(), number: this.getAttribute('number')!, person: this.getAttribute('person')!, name: this.getAttribute('name')!, observedAt: observed.toISOString(),
      position: typeof at === 'string' ? null : at, positionUnknown: typeof at === 'string' ? at : null,
      situation: text('situation'), seen: text('seen'), measures: text('measures'), met: values.getAll('met').map(String), photos: this.#photos,
      words: [...this.#form.querySelectorAll('label:has(:checked)')].map(label => label.textContent.trim()),
    };
    try {
      await put({ report, fate: { state: 'waiting' } });
    } catch {
      return this.#problem(say(TEXT.notStored));
    }
    this.#clear();
    await askForSync();
    void sendAll(report.person);
    document.querySelector('qs-field-outbox')?.scrollIntoView();
  }

  #clear(): void {
    this.#form.reset();
    this.#draft?.forget();
    this.#photos = [];
    this.#position = 'not-taken';
    this.#showPhotos();
    this.#say('position', '');
    this.#problem('');
  }

  #say(what: string, text: string): void {
    this.querySelector(`[data-show=${what}]`)!.textContent = text;
  }

  #problem(text: string): void {
    this.#say('problem', text);
    this.querySelector<HTMLElement>('[data-show=problem]')!.hidden = text === '';
  }
}

async function thumbnail(photo: Photo, canvas: HTMLCanvasElement): Promise<void> {
  const bitmap = await createImageBitmap(new Blob([photo.bytes], { type: 'image/jpeg' }), { resizeWidth: 160 });
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
}

/** Where the browser can, it sends also after the page was closed. Refused or missing, the page does it when it is opened. */
async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.getRegistration('/field') as (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) | undefined;
    await registration?.sync?.register('qs-field');
  } catch {
    // Not permitted: nothing is lost by it.
  }
}
