import { cacheOf, find, forgetOthers, isPage, isShell } from './pages.js';
import { sendAll } from './send.js';

declare const self: ServiceWorkerGlobalScope;

/** How long the network is waited for where there is something that was kept. */
const PATIENCE = 5_000;
/** As long as people stay signed in: what was kept is not shown for longer. */
const FRESH = 12 * 60 * 60 * 1000;
const PERSON = 'qingshan-person';
/** Of the browser: when the network is back, also without a page. Not in every browser, nor in the library of types. */
interface SyncEvent extends ExtendableEvent { readonly tag: string }

self.addEventListener('install', event => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('message', event => {
  const { keep, person } = event.data as { keep: string[]; person: string };
  event.waitUntil(keepAll(keep, person).then(kept => event.ports[0]?.postMessage(kept)));
});

self.addEventListener('sync', event => (event as SyncEvent).waitUntil(sendAll(null)));

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || !(isPage(url.pathname) || isShell(url.pathname))) return;
  const network = fetch(event.request);
  event.waitUntil(network.then(async response => keep(event.request.url, response.clone()), () => undefined));
  event.respondWith(answer(event.request, network));
});

/** The network where it answers; else what was kept. */
async function answer(request: Request, network: Promise<Response>): Promise<Response> {
  const kept = await find(request.url);
  if (!kept || !isFresh(request, kept)) return network.catch(() => (isPage(new URL(request.url).pathname) ? notKept() : Response.error()));
  return Promise.race([network, new Promise<Response>(done => setTimeout(() => done(kept), PATIENCE))]).catch(() => kept);
}

function isFresh(request: Request, kept: Response): boolean {
  return !isPage(new URL(request.url).pathname) || Date.now() - Date.parse(kept.headers.get('date') ?? '') < FRESH;
}

async function keepAll(urls: readonly string[], person: string): Promise<boolean> {
  const done = await Promise.all(urls.map(async url => {
    try {
      return await keep(new URL(url, self.location.origin).href, await fetch(url), person);
    } catch {
      return false; // No network: what is kept already stays.
    }
  }));
  return done.every(one => one);
}

/** A page says itself of whom it is; the shell goes with the pages of the person who looks. */
async function keep(url: string, response: Response, shellOf?: string): Promise<boolean> {
  if (!response.ok || response.redirected || response.type !== 'basic') return false;
  const person = isPage(new URL(url).pathname) ? response.headers.get(PERSON) : shellOf ?? await present();
  if (!person) return false;
  await forgetOthers(person);
  await (await caches.open(cacheOf(person))).put(url.split('?')[0]!, response);
  return true;
}

/** Whose pages are kept. */
async function present(): Promise<string | undefined> {
  return (await caches.keys()).find(name => name.startsWith(cacheOf('')))?.slice(cacheOf('').length);
}

const notKept = (): Response => new Response(
  '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>没有网络 · Offline</title>'
  + '<h1>没有网络</h1><p>这一页没有保存在手机上，或已超过 12 小时。有网络时打开一次即可保存；已填写的记录仍在手机上。</p>'
  + '<h1 lang="en">No network</h1><p lang="en">This page is not kept on the phone, or for more than 12 hours. Open it once where there is a network; reports that were written are still on the phone.</p>'
  + '<p><a href="/field">现场 · In the field</a></p></html>',
  { status: 503, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" } },
);
