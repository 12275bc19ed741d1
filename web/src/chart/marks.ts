import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { toBeijingAxis } from '../lib/beijing.js';
import { seriesColour, translucent } from '../lib/colours.js';
import { limitLines, type Limit } from './limits.js';
import { expectedStep, isFlagged, isolatedRows, withGaps, type Observations, type Row } from './observations.js';

export type Mark = LineSeriesOption | ScatterSeriesOption;

/** The marks of one series: its band, its line, and symbols for what is flagged or stands alone. All share a name, so
 *  that the legend switches them together. */
export function marksOf(
  observations: Observations, name: string, index: number, panel: number, limits: readonly Limit[] = [], text = '#333',
): Mark[] {
  const colour = seriesColour(index);
  const rows = withGaps(observations.rows, expectedStep(observations));
  const common = { name, color: colour, xAxisIndex: panel, yAxisIndex: panel, animation: false } as const;
  const valueOf = (row: Row): (number | null)[] => [toBeijingAxis(row[0]), row[1]];
  const scattered = { ...common, type: 'scatter', tooltip: { show: false } } as const;
  return [
    ...bandOf(rows, { ...common, colour, id: `band-${index}` }),
    {
      ...common, type: 'line', id: `line-${index}`, symbol: 'none', data: rows.map(valueOf), lineStyle: { width: 1.5 }, z: 3,
      ...(limits.length > 0 ? { markLine: limitLines(limits, colour, text) } : {}),
    },
    { ...scattered, id: `alone-${index}`, symbolSize: 4, data: isolatedRows(rows).map(valueOf), z: 4 },
    {
      ...scattered, id: `flagged-${index}`, symbol: 'triangle', symbolSize: 9, z: 5,
      itemStyle: { borderColor: '#fff', borderWidth: 1 },
      data: rows.filter(row => row[1] !== null && isFlagged(row[4])).map(valueOf),
    },
  ];
}

interface BandStyle {
  readonly name: string;
  readonly color: string;
  readonly xAxisIndex: number;
  readonly yAxisIndex: number;
  readonly animation: boolean;
  readonly colour: string;
  readonly id: string;
}

/** Minimum to maximum as an invisible line with a filled one stacked on it; empty rows break both alike. */
function bandOf(rows: readonly Row[], { colour, id, ...common }: BandStyle): Mark[] {
  if (!rows.some(row => row[2] !== null && row[3] !== null)) return [];
  const shared = {
    ...common, type: 'line', symbol: 'none', stack: id, stackStrategy: 'all', silent: true,
    lineStyle: { opacity: 0 }, tooltip: { show: false }, z: 2,
  } as const;
  const whole = (row: Row): boolean => row[2] !== null && row[3] !== null;
  const at = (row: Row, value: () => number): (number | null)[] => [toBeijingAxis(row[0]), whole(row) ? value() : null];
  return [
    { ...shared, id: `${id}-low`, data: rows.map(row => at(row, () => row[2]!)) },
    {
      ...shared, id: `${id}-high`, data: rows.map(row => at(row, () => row[3]! - row[2]!)),
      areaStyle: { color: translucent(colour, 0.2) },
    },
  ];
}
