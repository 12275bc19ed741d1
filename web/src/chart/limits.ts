import type { LineSeriesOption } from 'echarts/charts';
import { formatNumber } from '../lib/number.js';

/** A limit beside a series, in its unit. */
export interface Limit {
  readonly series: number;
  readonly value: number;
  readonly label: string;
}

/** Limits as the page gives them; what is none is left out. */
export function limitsOf(text: string | null): readonly Limit[] {
  if (!text) return [];
  try {
    const given: unknown = JSON.parse(text);
    return Array.isArray(given) ? given.filter(isLimit) : [];
  } catch {
    console.warn('qs-chart: the limits are no list');
    return [];
  }
}

const isLimit = (given: unknown): given is Limit =>
  typeof given === 'object' && given !== null && Number.isFinite((given as Limit).value) && typeof (given as Limit).label === 'string';

/** Dashed lines in the colour of the series, each with its name. */
export const limitLines = (limits: readonly Limit[], colour: string, text: string): NonNullable<LineSeriesOption['markLine']> => ({
  silent: true, symbol: 'none', animation: false,
  lineStyle: { color: colour, type: 'dashed', width: 1.5 },
  label: { position: 'insideEndTop', color: text, fontSize: 11, formatter: ({ name }) => String(name) },
  data: limits.map(({ value, label }) => ({ yAxis: value, name: `${label} ${formatNumber(value)}` })),
});

/** How far above the values a limit may lie and still be shown: farther up it would press them flat. */
const REACH = 2.5;

/** The end of an axis that takes in the limits which are near; null leaves it to the values. */
export function axisEnd(largest: number, limits: readonly Limit[]): number | null {
  const near = limits.map(({ value }) => value).filter(value => value > largest && value <= largest * REACH);
  return near.length > 0 ? Math.max(...near) * 1.05 : null;
}
