import { unitText } from './observations.js';
import type { EChartsCoreOption } from 'echarts/core';
import { toBeijingAxis } from '../lib/beijing.js';
import { seriesColour } from '../lib/colours.js';
import { formatNumber } from '../lib/number.js';
import type { Language } from '../lib/language.js';
import { axisEnd, type Limit } from './limits.js';
import { marksOf } from './marks.js';
import type { Observations } from './observations.js';
import { LAYOUT, panelRows, panelsOf } from './panels.js';
import { spanArea, type MarkedSpan } from './span.js';
import { seriesName } from './text.js';
import { tooltipOf } from './tooltip.js';
import type { Span } from './view.js';

export interface Theme {
  readonly text: string;
  readonly line: string;
  readonly surface: string;
  readonly font: string;
  readonly limit: string;
  readonly span: string;
}

export interface Picture {
  readonly observations: readonly Observations[];
  readonly view: Span;
  readonly domain: Span;
  readonly language: Language;
  readonly label: string;
  readonly span: MarkedSpan | null;
  /** With a finger, a stroke scrolls the page: two fingers and the slider move the view. */
  readonly touch: boolean;
  readonly limits: readonly Limit[];
}

/** A day alone would not say its month. */
const TIME_LABELS = {
  year: '{yyyy}', month: '{yyyy}-{MM}', day: '{MM}-{dd}', hour: '{HH}:{mm}', minute: '{HH}:{mm}', second: '{HH}:{mm}:{ss}',
};

/** The whole picture as ECharts wants it. The axis runs in shifted time, see lib/beijing. */
export function optionOf(picture: Picture, theme: Theme, height: number): EChartsCoreOption {
  const { observations, view, domain, language } = picture;
  const panels = panelsOf(observations);
  const places = panelRows(panels.length, height);
  const axes = panels.map((_, index) => index);
  const name = (one: Observations): string => seriesName(one.series, language);
  const limitsBeside = (one: Observations): readonly Limit[] => picture.limits.filter(({ series }) => String(series) === String(one.series.id));
  const muted = { color: theme.text, fontFamily: theme.font };
  const zoom = {
    xAxisIndex: axes, startValue: toBeijingAxis(view.from), endValue: toBeijingAxis(view.to), minValueSpan: 60_000,
    filterMode: 'filter',
  } as const;
  return {
    useUTC: true,
    animation: false,
    textStyle: { fontFamily: theme.font, color: theme.text },
    aria: { enabled: true, label: { description: picture.label } },
    legend: {
      type: 'scroll', top: 4, left: 8, right: 8, icon: 'roundRect', itemWidth: 14, itemHeight: 8, itemGap: 16,
      textStyle: muted, pageTextStyle: muted,
      data: observations.map((one, index) => ({ name: name(one), itemStyle: { color: seriesColour(index) } })),
    },
    grid: places.map(place => ({ left: LAYOUT.left, right: LAYOUT.right, top: place.top, height: place.height })),
    xAxis: panels.map((_, index) => ({
      type: 'time', gridIndex: index, min: toBeijingAxis(domain.from), max: toBeijingAxis(domain.to),
      axisLine: { lineStyle: { color: theme.line } },
      axisLabel: { ...muted, hideOverlap: true, formatter: TIME_LABELS, show: index === panels.length - 1 },
      axisPointer: { show: true, label: { show: false } },
    })),
    yAxis: panels.map(({ unit, members }, index) => ({
      max: ({ max }: { readonly max: number }) => axisEnd(max, members.flatMap(({ observations: one }) => limitsBeside(one))),
      type: 'value', gridIndex: index, scale: true, name: unitText(unit), splitNumber: panels.length > 1 ? 3 : 5,
      nameTextStyle: { ...muted, align: 'left', padding: [0, 0, 0, -44] },
      axisLabel: { ...muted, formatter: (value: number) => formatNumber(value), hideOverlap: true },
      splitLine: { lineStyle: { color: theme.line } },
    })),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: tooltipOf(picture, theme),
    dataZoom: [
      { ...zoom, type: 'inside', moveOnMouseMove: !picture.touch, preventDefaultMouseMove: !picture.touch },
      {
        ...zoom, type: 'slider', bottom: 12, height: 26, left: LAYOUT.left, right: LAYOUT.right,
        showDataShadow: false, brushSelect: true, showDetail: false, borderColor: theme.line, textStyle: muted,
      },
    ],
    series: panels.flatMap(({ members }, panel) =>
      members.flatMap(({ observations: one, index }) => marksOf(one, name(one), index, panel, limitsBeside(one), theme.text).map(mark =>
        (mark.id === 'line-0' && picture.span ? { ...mark, markArea: spanArea(picture.span, theme.span) } : mark)))),
  };
}
