import { forgetOthers } from './pages.js';
import { sendAll } from './send.js';

/**
 * On every page, of whomever: pages for the field that were kept for somebody else are forgotten (after a sign-out all of them), and what waits of
 * the one who is signed in is sent.
 */
export async function fieldAtStart(): Promise<void> {
  if (!isSecureContext || !('indexedDB' in globalThis)) return;
  // A page without its header says nothing of who is there.
  const header = document.querySelector<HTMLElement>('.qs-account');
  if (!header) return;
  const person = header.dataset['person'] ?? null;
  await forgetOthers(person);
  // The pages for the field send by themselves.
  if (person && !document.querySelector('qs-field-outbox')) await sendAll(person);
}
