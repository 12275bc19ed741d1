import type { Problem } from '../lib/problem.js';
import { fetchJson } from '../lib/problem.js';
import type { Bilingual } from '../lib/language.js';

export type Verdict = 'valid' | 'questionable' | 'invalid';

/** Start (epoch milliseconds), value, whether it counts, the device's flag, stage, verdict, reason, origin. */
export type ReviewedRow = readonly [
  start: number, value: number | null, valid: boolean, flag: string | null,
  stage: string | null, verdict: Verdict | null, reason: string | null, origin: string | null,
];

export interface ReviewedHours {
  readonly factor: string;
  readonly factorName: string;
  readonly kind: string;
  readonly unit: string;
  readonly rows: readonly ReviewedRow[];
}

export interface ReviewedMark {
  readonly factor: string | null;
  readonly from: string;
  readonly to: string;
  readonly stageName: string;
  readonly reasonName: string;
  readonly detail: string;
  readonly by: string;
}

export interface Review {
  readonly point: string;
  readonly hours: readonly ReviewedHours[];
  readonly marks: readonly ReviewedMark[];
}

export interface Wanted {
  readonly point: string;
  readonly factor: string;
  readonly from: string;
  readonly to: string;
  readonly weather: readonly string[];
  readonly near: readonly string[];
}

export interface Sheet {
  readonly own: Review;
  readonly near: readonly Review[];
}

/** The state in which an hour is drawn. What the device itself calls faulty is as invalid as what a person called so. */
export const stateOf = ([, value, valid, , , verdict, , origin]: ReviewedRow): 'missing' | 'substituted' | Verdict =>
  value === null ? 'missing' : origin === 'substituted' ? 'substituted' : !valid ? 'invalid' : (verdict ?? 'valid');

export function reviewUrl(point: string, factors: readonly string[], from: string, to: string): string {
  return `/api/v1/points/${encodeURIComponent(point)}/review?${new URLSearchParams({ factor: factors.join(','), from, to })}`;
}

/** The point's own hours and weather, and the neighbours'. A neighbour that cannot be read is left out. */
export async function loadSheet(
  wanted: Wanted, signal: AbortSignal, say: (text: Bilingual) => string,
): Promise<{ sheet?: Sheet; problem?: Problem }> {
  const options = { signal, say };
  const weather = wanted.weather.filter(factor => factor !== wanted.factor);
  const [own, ...near] = await Promise.all([
    fetchJson<Review>(reviewUrl(wanted.point, [wanted.factor, ...weather], wanted.from, wanted.to), options),
    ...wanted.near.map(point => fetchJson<Review>(reviewUrl(point, [wanted.factor], wanted.from, wanted.to), options)),
  ]);
  if (!own!.ok) return { problem: own!.problem };
  return { sheet: { own: own!.value, near: near.flatMap(one => (one.ok ? [one.value] : [])) } };
}
