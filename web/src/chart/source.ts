import type { Bilingual } from '../lib/language.js';
import { fetchJson, type Problem } from '../lib/problem.js';
import type { Observations } from './observations.js';
import { EARLIEST, type Span } from './view.js';

export interface Loaded {
  readonly observations: readonly Observations[];
  readonly problems: readonly Problem[];
}

export interface Request {
  readonly base: string;
  readonly series: readonly string[];
  readonly signal: AbortSignal;
  readonly say: (text: Bilingual) => string;
}

export function observationsUrl(base: string, series: string, span: Span, pixels: number): string {
  const query = new URLSearchParams({
    series,
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    pixels: String(pixels),
  });
  return `${base}${base.includes('?') ? '&' : '?'}${query}`;
}

/** All series over a span; one that fails does not take the others with it. */
export async function load({ base, series, signal, say }: Request, span: Span, pixels: number): Promise<Loaded> {
  const results = await Promise.all(series.map(id =>
    fetchJson<Observations>(observationsUrl(base, id, span, pixels), { signal, say })));
  return {
    observations: results.flatMap(result => (result.ok ? [result.value] : [])),
    problems: results.flatMap(result => (result.ok ? [] : [result.problem])),
  };
}

/** Where the data begin, looked up coarsely over all of time; null when there are none. */
export async function loadBeginning(request: Request, now: number): Promise<number | null> {
  const { observations } = await load(request, { from: EARLIEST, to: now }, 1_000);
  const starts = observations.flatMap(({ rows }) => (rows[0] ? [rows[0][0]] : []));
  return starts.length > 0 ? Math.min(...starts) : null;
}

/** `12, 13` → two series, each once. */
export const seriesList = (attribute: string): string[] =>
  [...new Set(attribute.split(',').map(id => id.trim()).filter(id => id !== ''))];
