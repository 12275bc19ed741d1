import { inPageLanguage, problemOf } from '../lib/problem.js';
import { pageLanguage, say, type Bilingual } from '../lib/language.js';

const CANCELLED: Bilingual = [
  '没有完成：已取消、超时，或这台设备上没有可用的通行密钥。可以重试，或用密码登录。',
  'Not completed: it was cancelled, took too long, or this device has no passkey for this. Try again, or sign in with the password.',
];
const TAKEN: Bilingual = ['这台设备上已经有此账号的通行密钥。', 'This device has a passkey of this account already.'];
const UNREACHABLE: Bilingual = ['无法连接服务器，请稍后再试。', 'The server cannot be reached; try again later.'];

/**
 * Around the button of a form: asks the server what to ask for, the browser's authenticator for it, and sends the form with the answer in
 * a hidden field. Without WebAuthn it takes itself away.
 */
export class QsPasskey extends HTMLElement {
  readonly #click = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('button')) void this.#run();
  };

  connectedCallback(): void {
    this.hidden = typeof PublicKeyCredential === 'undefined' || !('parseRequestOptionsFromJSON' in PublicKeyCredential);
    this.addEventListener('click', this.#click);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#click);
  }

  async #run(): Promise<void> {
    const form = this.closest('form');
    const field = form?.elements.namedItem(this.getAttribute('field') ?? '');
    if (!form || !(field instanceof HTMLInputElement)) return;
    this.#say('');
    try {
      const credential = await this.#ask(await this.#options(form));
      if (!(credential instanceof PublicKeyCredential)) return this.#say(say(CANCELLED, pageLanguage()));
      field.value = JSON.stringify(credential.toJSON());
      form.requestSubmit();
    } catch (error) {
      this.#say(textOf(error));
    }
  }

  async #options(form: HTMLFormElement): Promise<unknown> {
    const token = form.elements.namedItem('__RequestVerificationToken');
    const response = await fetch(inPageLanguage(this.getAttribute('options') ?? ''), {
      method: 'POST',
      headers: { accept: 'application/json', RequestVerificationToken: token instanceof HTMLInputElement ? token.value : '' },
    });
    const body: unknown = await response.json();
    if (response.ok) return body;
    const { title, detail } = problemOf(body, response);
    throw new Refusal(detail ?? title);
  }

  #ask(options: unknown): Promise<Credential | null> {
    return this.getAttribute('kind') === 'create'
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON) });
  }

  #say(text: string): void {
    let place = this.querySelector('[role=alert]');
    if (!place) {
      place = document.createElement('p');
      place.setAttribute('role', 'alert');
      place.className = 'mt-2 mb-0';
      this.append(place);
    }
    place.textContent = text;
  }
}

/** What the server said. */
class Refusal extends Error {}

function textOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof DOMException) return say(error.name === 'InvalidStateError' ? TAKEN : CANCELLED, pageLanguage());
  return say(UNREACHABLE, pageLanguage());
}
