/** Under which the browser keeps the pages of one person. */
const PREFIX = 'qs-field-';

export const cacheOf = (person: string): string => PREFIX + person;

/** What a page of the field needs beside itself. */
export const isShell = (path: string): boolean => /^\/(dist|_framework)\//.test(path) || ['/face.css', '/icon.svg', '/manifest.webmanifest'].includes(path);

export const isPage = (path: string): boolean => path === '/field' || path.startsWith('/field/');

/** Forgets the pages of everybody else: after a sign-out those of everybody. */
export async function forgetOthers(person: string | null): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== cacheOf(person ?? '')) await caches.delete(name);
  }
}

/** A page that was kept, of whoever it is; only one person's are there. */
export async function find(url: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const kept = await (await caches.open(name)).match(url, { ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
  }
  return undefined;
}
