import { DAY, MINUTE } from '../lib/duration.js';

/** A span of time in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const PRESETS = { day: DAY, week: 7 * DAY, month: 30 * DAY, year: 365 * DAY } as const;
export type Preset = keyof typeof PRESETS;

/** Nothing that is asked for `all` began earlier: the first hydrological stations with digitised records. */
export const EARLIEST = Date.UTC(1950, 0, 1);

const SHORTEST = 2 * MINUTE;

export const lengthOf = (span: Span): number => span.to - span.from;

export const presetSpan = (preset: Preset, now: number): Span => ({ from: now - PRESETS[preset], to: now });

/** The span the attributes ask for; what they leave out is a week up to now. */
export function initialSpan(from: string | null, to: string | null, now: number): Span {
  const end = parse(to) ?? now;
  const start = parse(from) ?? end - PRESETS.week;
  return start < end ? { from: start, to: end } : { from: end - PRESETS.week, to: end };
}

function parse(text: string | null): number | null {
  const instant = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

/** Whether the view reaches up to now: within a fiftieth of its length, so that a hand on the slider need not be exact. */
export const reachesNow = (view: Span, now: number): boolean => view.to >= now - Math.max(lengthOf(view) / 50, MINUTE);

/** What is fetched: half a view more on both sides, so that dragging a little shows no blank. */
export function fetchSpan(view: Span, now: number): Span {
  const margin = lengthOf(view) / 2;
  return { from: Math.max(EARLIEST, view.from - margin), to: Math.min(view.to + margin, Math.max(now, view.to)) };
}

/** What the slider and the wheel can reach from here: three views to each side, and nothing beyond now. */
export function domainOf(view: Span, now: number): Span {
  const reach = Math.max(lengthOf(view), SHORTEST) * 3;
  return { from: Math.max(EARLIEST, view.from - reach), to: Math.min(view.to + reach, Math.max(now, view.to)) };
}

/** One bucket for each pixel, and the same density in the margins. */
export function pixelsFor(fetched: Span, view: Span, width: number): number {
  const pixels = Math.round(Math.max(width, 100) * (lengthOf(fetched) / lengthOf(view)));
  return Math.min(pixels, 4_000);
}

/** The view moved on so that it still reaches the newest start. */
export function following(view: Span, newest: number): Span {
  const shift = Math.max(0, newest - view.to);
  return shift === 0 ? view : { from: view.from + shift, to: view.to + shift };
}
