import { problemOf } from '../lib/problem.js';
import { all, put, remove } from './outbox.js';
import { formOf, type Fate, type Kept } from './report.js';

const PATIENCE = 120_000;
/** The account has to do something first; what was written waits for it. */
const SIGN_IN_FIRST: ReadonlySet<string> = new Set(['common.sign-in-first', 'identity.change-password-first', 'identity.enrol-first', 'identity.bad-key']);
/** Nothing is wrong with the report: the next try may do. */
const LATER: ReadonlySet<string> = new Set(['cases.changed-meanwhile', 'delegation.over']);

/** What an answer means for a report; null: it has arrived. */
export function fateOf(id: string, response: { status: number; statusText: string; redirected: boolean }, body: unknown): Fate | null {
  const { status, redirected } = response;
  // The page at which a hotel's network asks for a room number answers everything with 200.
  if (status === 200 && !redirected && typeof body === 'object' && body !== null && (body as { id?: unknown }).id === id) return null;
  const { title, detail, code = '' } = problemOf(body, response);
  if (code === 'field.other-person') return { state: 'other-person' };
  if (SIGN_IN_FIRST.has(code)) return { state: 'signed-out' };
  // Only the platform itself refuses: what has no code came from something in between.
  if (status >= 400 && status < 500 && status !== 408 && status !== 429 && code !== '' && !LATER.has(code)) return { state: 'refused', title, detail: detail ?? '' };
  return { state: 'waiting' };
}

/**
 * Sends what waits, one report after another, one sender at a time on this phone.
 * @param person Whose; the worker, which does not know who is signed in, sends all and lets the platform say.
 */
export async function sendAll(person: string | null): Promise<void> {
  await navigator.locks.request('qs-field-send', async () => {
    for (const kept of await all()) {
      if (kept.fate.state === 'refused' || (person !== null && kept.report.person !== person)) continue;
      if (!await sendOne(kept)) return;
    }
  });
}

/** @returns False where nothing answers: the others need not be tried. */
async function sendOne({ report, fate }: Kept): Promise<boolean> {
  let response: Response;
  let body: unknown = null;
  try {
    response = await fetch(`/api/v1/cases/${encodeURIComponent(report.number)}/field-reports`, {
      method: 'POST', body: formOf(report, new Date()), headers: { accept: 'application/json, application/problem+json' }, signal: AbortSignal.timeout(PATIENCE),
    });
    body = await response.json().catch(() => null);
  } catch {
    return false; // No network, or one that does not lead to the platform: the report stays as it is.
  }
  const now = fateOf(report.id, response, body);
  if (now === null) await remove(report.id);
  else if (JSON.stringify(now) !== JSON.stringify(fate)) await put({ report, fate: now });
  return true;
}
