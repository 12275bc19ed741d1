import { durationText } from '../lib/duration.js';
import { say, type Bilingual, type Language } from '../lib/language.js';
import type { SeriesInfo } from './observations.js';

export const TEXT = {
  label: ['时间序列图', 'Time series chart'],
  day: ['日', 'Day'],
  week: ['周', 'Week'],
  month: ['月', 'Month'],
  year: ['年', 'Year'],
  all: ['全部', 'All'],
  span: ['时间范围', 'Span of time'],
  loading: ['正在加载…', 'Loading…'],
  empty: ['该时段没有数据', 'No data in this span'],
  noSeries: ['没有可显示的序列', 'No series to show'],
  raw: ['原始数据', 'raw values'],
  resolution: ['分辨率：{resolution}', 'Resolution: {resolution}'],
  zone: ['北京时间（UTC+8）', 'Beijing time (UTC+8)'],
  table: ['数据表（{shown} 行）', 'Table of values ({shown} rows)'],
  tableCut: ['数据表（最近 {shown} 行，共 {total} 行）', 'Table of values (newest {shown} of {total} rows)'],
  time: ['时间（北京时间）', 'Time (Beijing)'],
  flag: ['标记 {flag}', 'flag {flag}'],
  range: ['范围 {min}–{max}', 'range {min}–{max}'],
  flagged: ['▲ 带标记的值', '▲ flagged values'],
  band: ['色带：最小值至最大值', 'band: minimum to maximum'],
  simulated: ['模拟', 'simulated'],
} satisfies Record<string, Bilingual>;

const ORIGINS: Readonly<Record<string, Bilingual>> = {
  reported: ['上报', 'reported'],
  'rolled-up': ['汇总', 'rolled up'],
  manual: ['手工', 'manual'],
  substituted: ['替代', 'substituted'],
  imported: ['导入', 'imported'],
  simulated: TEXT.simulated,
};

/** `化学需氧量 · P001 · 上报（模拟）`: what is made up says so wherever its name stands. */
export function seriesName(series: SeriesInfo, language: Language): string {
  const known = ORIGINS[series.origin];
  const origin = known ? say(known, language) : series.origin;
  const simulated = say(TEXT.simulated, language);
  const mark = series.simulated && origin !== simulated ? (language === 'zh' ? `（${simulated}）` : ` (${simulated})`) : '';
  return `${[series.factorName, series.point, origin].filter(Boolean).join(' · ')}${mark}`;
}

export const resolutionText = (resolution: string, language: Language): string =>
  resolution === 'raw' ? say(TEXT.raw, language) : durationText(resolution, language);
