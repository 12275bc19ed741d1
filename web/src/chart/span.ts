import type { LineSeriesOption } from 'echarts/charts';
import { toBeijingAxis } from '../lib/beijing.js';

/** A span of the first series that is meant, both ends in epoch milliseconds. */
export interface MarkedSpan {
  readonly from: number;
  readonly to: number;
}

/** The span of two attributes, ISO 8601; null where one of them says nothing. */
export function spanOf(from: string | null, to: string | null): MarkedSpan | null {
  const [begin, end] = [from ? Date.parse(from) : NaN, to ? Date.parse(to) : NaN];
  return Number.isNaN(begin) || Number.isNaN(end) ? null : { from: begin, to: end };
}

/** The span as an area behind a line. */
export const spanArea = ({ from, to }: MarkedSpan, color: string): NonNullable<LineSeriesOption['markArea']> => ({
  silent: true, animation: false, itemStyle: { color, opacity: 0.15 },
  data: [[{ xAxis: toBeijingAxis(from) }, { xAxis: toBeijingAxis(to) }]],
});
