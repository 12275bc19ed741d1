import type { LineSeriesOption } from 'echarts/charts';
import { toBeijingAxis } from '../lib/beijing.js';
import type { Language } from '../lib/language.js';
import { formatNumber } from '../lib/number.js';

/** What is drawn behind the first series to read it by: limits, and a span that is meant. */
export interface Guides {
  readonly upper: number | null;
  readonly lower: number | null;
  readonly from: number | null;
  readonly to: number | null;
}

export interface GuideColours {
  readonly limit: string;
  readonly span: string;
}

/** A number of an attribute; what is none is left out. */
export function numberOf(attribute: string | null): number | null {
  const value = attribute === null || attribute.trim() === '' ? NaN : Number(attribute);
  return Number.isFinite(value) ? value : null;
}

/** A time of an attribute, ISO 8601. */
export function timeOf(attribute: string | null): number | null {
  const at = attribute ? Date.parse(attribute) : NaN;
  return Number.isNaN(at) ? null : at;
}

const WORDS = { zh: { upper: '上限', lower: '下限' }, en: { upper: 'upper limit', lower: 'lower limit' } } as const;

/** Lines and an area for the line of the first series; nothing where there is nothing to guide. */
export function guidesOf(guides: Guides, language: Language, colours: GuideColours): Pick<LineSeriesOption, 'markLine' | 'markArea'> {
  const lines = (['upper', 'lower'] as const).flatMap(which => {
    const value = guides[which];
    return value === null ? [] : [{ yAxis: value, label: { formatter: `${WORDS[language][which]} ${formatNumber(value)}` } }];
  });
  return {
    ...(lines.length === 0 ? {} : {
      markLine: {
        silent: true, animation: false, symbol: 'none', data: lines,
        lineStyle: { color: colours.limit, type: 'dashed', width: 1.5 },
        label: { position: 'insideEndTop', color: colours.limit },
      },
    }),
    ...(guides.from === null || guides.to === null ? {} : {
      markArea: {
        silent: true, animation: false, itemStyle: { color: colours.span, opacity: 0.15 },
        data: [[{ xAxis: toBeijingAxis(guides.from) }, { xAxis: toBeijingAxis(guides.to) }]],
      },
    }),
  };
}

/** How far the axis of the values has to go, so that one sees how far the limits are away; null leaves it to the values. */
export const reach = (guides: Guides): { min?: (extent: Extent) => number | null; max?: (extent: Extent) => number | null } => ({
  ...(guides.lower === null ? {} : { min: ({ min }: Extent) => (guides.lower! < min ? guides.lower! * 0.95 : null) }),
  ...(guides.upper === null ? {} : { max: ({ max }: Extent) => (guides.upper! > max ? guides.upper! * 1.05 : null) }),
});

interface Extent {
  readonly min: number;
  readonly max: number;
}
