import type { Kept } from './report.js';

const NAME = 'qs-field', STORE = 'reports', VERSION = 1;
/** On which pages and the worker hear that something has changed. */
export const CHANGED = 'qs-field';

/** Reports on this phone that have not arrived yet. They outlive the page, the browser and a sign-out. */
export async function all(): Promise<Kept[]> {
  return run<Kept[]>('readonly', store => store.getAll() as IDBRequest<Kept[]>);
}

export async function put(kept: Kept): Promise<void> {
  await run('readwrite', store => store.put(kept));
  tell();
}

export async function remove(id: string): Promise<void> {
  await run('readwrite', store => store.delete(id));
  tell();
}

function tell(): void {
  const channel = new BroadcastChannel(CHANGED);
  channel.postMessage(null);
  channel.close();
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  try {
    const transaction = db.transaction(STORE, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(STORE));
    // Kept is what the transaction has written, not what was asked of it.
    await new Promise<void>((done, fail) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => fail(transaction.error ?? new Error('IndexedDB'));
    });
    return request.result;
  } finally {
    db.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'report.id' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error ?? new Error('IndexedDB'));
  });
}
