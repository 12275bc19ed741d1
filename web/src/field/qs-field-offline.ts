import { isShell } from './pages.js';
import { say, TEXT } from './text.js';

const WORKER = '/dist/field-worker.js', SCOPE = '/field';

/** Has the pages for the field kept on the phone, and says whether they are. `data-ready` says the same to whoever waits for it. */
export class QsFieldOffline extends HTMLElement {
  connectedCallback(): void {
    void this.#prepare();
  }

  async #prepare(): Promise<void> {
    if (!isSecureContext) return this.#rest('insecure');
    if (!('serviceWorker' in navigator)) return this.#rest('unsupported');
    this.textContent = say(TEXT.preparing);
    try {
      await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
      const worker = (await navigator.serviceWorker.getRegistration(SCOPE))!;
      // Without this browsers throw away what sites keep when the phone is short of space.
      void navigator.storage?.persist?.();
      this.#rest(await ask(await active(worker), { keep: whatIsNeeded(), person: this.getAttribute('person') ?? '' }) || !navigator.onLine ? 'ready' : 'notKept');
    } catch {
      // Without a network the worker is not asked for anew: what it has kept is what is shown.
      this.#rest(navigator.serviceWorker.controller ? 'ready' : 'notKept');
    }
  }

  #rest(state: 'ready' | 'notKept' | 'insecure' | 'unsupported'): void {
    this.textContent = say(TEXT[state]);
    this.setAttribute('data-ready', state);
  }
}

/** This page, those that it leads to, and everything that it has loaded. */
function whatIsNeeded(): string[] {
  const pages = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/field"]')].map(link => link.pathname);
  const loaded = performance.getEntriesByType('resource').map(entry => new URL(entry.name)).filter(url => url.origin === location.origin && isShell(url.pathname)).map(url => url.pathname);
  return [...new Set([location.pathname, '/field', ...pages, ...loaded, '/manifest.webmanifest'])];
}

async function active(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  if (registration.active) return registration.active;
  const worker = registration.installing ?? registration.waiting!;
  await new Promise<void>((done, fail) => worker.addEventListener('statechange', () => {
    if (worker.state === 'activated') done();
    else if (worker.state === 'redundant') fail(new Error('redundant'));
  }));
  return worker;
}

function ask(worker: ServiceWorker, message: { keep: string[]; person: string }): Promise<boolean> {
  return new Promise(done => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = event => {
      done(event.data === true);
      port1.close();
    };
    worker.postMessage(message, [port2]);
  });
}
