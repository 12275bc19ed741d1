import { pageLanguage, type Bilingual } from './language.js';

/** An expected failure, as the API writes it (RFC 9457 with a catalogued code). */
export interface Problem {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly code?: string | undefined;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

const UNREACHABLE: Bilingual = ['无法连接服务器', 'The server cannot be reached'];
const UNREADABLE: Bilingual = ['服务器的回答无法读取', 'The answer of the server cannot be read'];

/** A chunk that is gone: the browser keeps the failure until the page is loaded again. */
export const CHUNK_GONE: Bilingual = [
  '页面部件无法加载，可能已有新版本，请刷新页面',
  'A part of this page cannot be loaded; there may be a new version: reload the page',
];

/** The same address, asked in the language of the page. */
export const inPageLanguage = (url: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}lang=${pageLanguage() === 'en' ? 'en' : 'zh-CN'}`;

/** Fetches JSON, its words in the language of the page. An abort is thrown on, for the caller who caused it; every other failure is a value. */
export async function fetchJson<T>(
  url: string,
  options: { signal?: AbortSignal; say: (text: Bilingual) => string },
): Promise<Result<T>> {
  let response: Response;
  try {
    response = await fetch(inPageLanguage(url), {
      headers: { accept: 'application/json, application/geo+json, application/problem+json' },
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    return failed({ title: options.say(UNREACHABLE) });
  }
  try {
    const body: unknown = await response.json();
    return response.ok ? { ok: true, value: body as T } : failed(problemOf(body, response));
  } catch (error) {
    if (isAbort(error)) throw error;
    return failed(response.ok ? { title: options.say(UNREADABLE) } : problemOf(null, response));
  }
}

export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

const failed = (problem: Problem): Result<never> => ({ ok: false, problem });

/** Reads problem+json; a body that is none still gives its status a name. */
export function problemOf(body: unknown, response: { status: number; statusText: string }): Problem {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string): string | undefined => (typeof fields[name] === 'string' ? fields[name] : undefined);
  return {
    title: text('title') ?? `HTTP ${response.status} ${response.statusText}`.trim(),
    detail: text('detail'),
    code: text('code'),
  };
}
