import { beijingMinute, fromBeijingAxis } from '../lib/beijing.js';
import { say } from '../lib/language.js';
import { formatNumber } from '../lib/number.js';
import { unitText } from '../chart/observations.js';
import type { Theme } from '../chart/option.js';
import { stateOf, type ReviewedHours, type ReviewedRow } from './hours.js';
import { stepOf } from './selection.js';
import type { ReviewPicture } from './option.js';
import { TEXT } from './text.js';

/** What is known of one hour: its values, and everything that was said of it. Nodes, not markup: the policy forbids inline style. */
export function tooltipOf(picture: ReviewPicture, theme: Theme): object {
  return {
    trigger: 'axis', confine: true, transitionDuration: 0, backgroundColor: theme.surface, borderColor: theme.line,
    textStyle: { color: theme.text, fontFamily: theme.font, fontSize: 13 },
    formatter: (hits: readonly { axisValue: number }[] | { axisValue: number }) => {
      const hit = [hits].flat()[0];
      return hit ? describe(picture, fromBeijingAxis(Number(hit.axisValue))) : '';
    },
  };
}

export function describe(picture: ReviewPicture, instant: number): HTMLElement {
  const root = document.createElement('div');
  root.append(...linesAt(picture, instant).map(text => {
    const line = document.createElement('div');
    line.textContent = text;
    return line;
  }));
  return root;
}

/** The same as text, for the tip and for who listens instead of looking. */
export function linesAt({ sheet, language }: ReviewPicture, instant: number): readonly string[] {
  const own = sheet.own.hours[0]!;
  const row = at(own, instant);
  const start = row?.[0] ?? Math.floor(instant / stepOf(own)) * stepOf(own);
  const lines = [`${beijingMinute(start)}  ${own.factorName} ${row ? valueText(row, own.unit, language) : say(TEXT.missing, language)}`];
  for (const mark of sheet.own.marks) {
    if (Date.parse(mark.from) <= start && Date.parse(mark.to) > start && (mark.factor === null || mark.factor === own.factor)) {
      lines.push(say(TEXT.said, language, { stage: mark.stageName, reason: mark.reasonName, detail: mark.detail, by: mark.by }));
    }
  }
  const near = sheet.near.flatMap(one => (one.hours[0] ? [at(one.hours[0], start)] : [])).flatMap(r => (r?.[1] != null && r[2] ? [r[1]] : []));
  if (near.length > 0) lines.push(`${say(TEXT.near, language)}: ${near.map(value => formatNumber(value)).join(', ')}`);
  for (const weather of sheet.own.hours.slice(1)) {
    const value = at(weather, start);
    if (value?.[1] != null) lines.push(`${weather.factorName}: ${formatNumber(value[1])} ${unitText(weather.unit)}`);
  }
  return lines;
}

const valueText = (row: ReviewedRow, unit: string, language: 'zh' | 'en'): string =>
  [row[1] === null ? '' : `${formatNumber(row[1])} ${unitText(unit)}`, say(TEXT[stateOf(row)], language), row[3] && row[3] !== 'N' ? `(${row[3]})` : ''].filter(Boolean).join(' ');

const at = (hours: ReviewedHours, instant: number): ReviewedRow | undefined =>
  hours.rows.find(row => row[0] <= instant && instant < row[0] + stepOf(hours));
