import type { EChartsCoreOption } from 'echarts/core';
import { toBeijingAxis } from '../lib/beijing.js';
import { seriesColour } from '../lib/colours.js';
import { say, type Language } from '../lib/language.js';
import { formatNumber } from '../lib/number.js';
import { unitText } from '../chart/observations.js';
import type { Theme } from '../chart/option.js';
import { stateOf, type ReviewedHours, type ReviewedRow, type Sheet } from './hours.js';
import { stepOf } from './selection.js';
import { TEXT } from './text.js';
import { tooltipOf } from './tooltip.js';

export interface ReviewPicture {
  readonly sheet: Sheet;
  readonly from: number;
  readonly to: number;
  readonly selection: { readonly from: number; readonly to: number } | null;
  readonly language: Language;
  readonly label: string;
}

const DOUBTFUL = '#c8500a';
const INVALID = '#868e96';
const SUBSTITUTED = '#7a3fb0';
const HOURS = { month: '{MM}-{dd}', day: '{MM}-{dd}', hour: '{HH}:{mm}', minute: '{HH}:{mm}', year: '{yyyy}' };
const TOP = 48;
const WEATHER = 88;

/** The curve above, each kind of weather in a low panel below; neighbours are thin and grey behind the curve. */
export function reviewOption(picture: ReviewPicture, theme: Theme, height: number): EChartsCoreOption {
  const { sheet, language } = picture;
  const [main, ...weather] = sheet.own.hours;
  const muted = { color: theme.text, fontFamily: theme.font };
  const low = weather.length * WEATHER;
  const grids = [
    { left: 60, right: 18, top: TOP + 8, height: Math.max(120, height - TOP - 40 - low) },
    ...weather.map((_, index) => ({ left: 60, right: 18, top: height - low + index * WEATHER + 18, height: WEATHER - 40 })),
  ];
  const hours = [main!, ...weather];
  return {
    useUTC: true, animation: false, textStyle: { fontFamily: theme.font, color: theme.text },
    aria: { enabled: true, label: { description: picture.label } },
    // The weather has its name at its own panel.
    legend: { type: 'scroll', top: 4, left: 8, right: 8, itemWidth: 14, itemHeight: 8, textStyle: muted, data: legendOf(sheet, language) },
    grid: grids,
    tooltip: tooltipOf(picture, theme),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    xAxis: hours.map((_, index) => ({
      type: 'time', gridIndex: index, min: toBeijingAxis(picture.from), max: toBeijingAxis(picture.to),
      axisLabel: { ...muted, hideOverlap: true, formatter: HOURS, show: index === 0 }, axisLine: { lineStyle: { color: theme.line } },
      axisPointer: { show: true, label: { show: false } },
    })),
    yAxis: hours.map(({ unit, factorName }, index) => ({
      type: 'value', gridIndex: index, scale: true, splitNumber: index === 0 ? 5 : 2,
      name: [index === 0 ? '' : factorName, unitText(unit)].filter(Boolean).join(' '),
      nameTextStyle: { ...muted, align: 'left', padding: [0, 0, 0, -44] },
      axisLabel: { ...muted, formatter: (value: number) => formatNumber(value), hideOverlap: true }, splitLine: { lineStyle: { color: theme.line } },
    })),
    series: [
      ...sheet.near.map((near, index) => lineOf(near.hours[0], `${say(TEXT.near, language)}`, `near-${index}`, { color: INVALID, width: 1, opacity: 0.55 }, 0)),
      {
        ...lineOf(main, main!.factorName, 'own', { color: seriesColour(0), width: 2, opacity: 1 }, 0),
        markArea: {
          silent: true, itemStyle: { color: seriesColour(0), opacity: 0.15 },
          data: picture.selection ? [[{ xAxis: toBeijingAxis(picture.selection.from) }, { xAxis: toBeijingAxis(picture.selection.to) }]] : [],
        },
      },
      pointsOf(main!, 'questionable', 'diamond', DOUBTFUL, language),
      pointsOf(main!, 'invalid', 'emptyCircle', INVALID, language),
      pointsOf(main!, 'substituted', 'rect', SUBSTITUTED, language),
      ...weather.map((one, index) => lineOf(one, one.factorName, `weather-${index}`, { color: seriesColour(index + 2), width: 1.2, opacity: 1 }, index + 1)),
    ],
  };
}

const legendOf = ({ own, near }: Sheet, language: Language): string[] =>
  [own.hours[0]!.factorName, ...(near.length > 0 ? [say(TEXT.near, language)] : []), say(TEXT.questionable, language), say(TEXT.invalid, language), say(TEXT.substituted, language)];

interface Look {
  readonly color: string;
  readonly width: number;
  readonly opacity: number;
}

/** Values that count make the line; where none counts it breaks. */
function lineOf(hours: ReviewedHours | undefined, name: string, id: string, look: Look, panel: number): Record<string, unknown> {
  const data: (number | null)[][] = [];
  let before: ReviewedRow | undefined;
  for (const row of hours?.rows ?? []) {
    if (before && row[0] - before[0] > stepOf(hours!)) data.push([toBeijingAxis(before[0] + 1), null]);
    data.push([toBeijingAxis(row[0]), row[2] ? row[1] : null]);
    before = row;
  }
  return { type: 'line', name, id, symbol: 'none', color: look.color, lineStyle: look, data, xAxisIndex: panel, yAxisIndex: panel, z: panel === 0 && id === 'own' ? 4 : 2 };
}

function pointsOf(hours: ReviewedHours, state: 'questionable' | 'invalid' | 'substituted', symbol: string, color: string, language: Language): Record<string, unknown> {
  return {
    type: 'scatter', name: say(TEXT[state], language), id: state, symbol, symbolSize: 10, color, z: 6,
    data: hours.rows.filter(row => stateOf(row) === state).map(row => [toBeijingAxis(row[0]), row[1]]),
  };
}
