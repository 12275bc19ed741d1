import { beijingMinute, beijingDateTime, fromBeijingAxis } from '../lib/beijing.js';
import { seriesColour } from '../lib/colours.js';
import { say } from '../lib/language.js';
import { formatNumber } from '../lib/number.js';
import { isFlagged, type Row, unitText } from './observations.js';
import type { Picture, Theme } from './option.js';
import { seriesName, TEXT } from './text.js';

/** Built from nodes: markup with style attributes, ECharts' own way, is what the content security policy forbids. */
export function tooltipOf(picture: Picture, theme: Theme): object {
  return {
    trigger: 'axis',
    confine: true,
    transitionDuration: 0,
    backgroundColor: theme.surface,
    borderColor: theme.line,
    textStyle: { color: theme.text, fontFamily: theme.font, fontSize: 13 },
    formatter: (hits: readonly Hit[] | Hit) => describe([hits].flat()[0], picture),
  };
}

interface Hit {
  readonly axisValue: number;
}

function describe(hit: Hit | undefined, { observations, language }: Picture): HTMLElement | string {
  if (!hit) return '';
  const instant = fromBeijingAxis(Number(hit.axisValue));
  const lines = observations.flatMap((one, index) => {
    const row = nearest(one.rows, instant);
    if (!row || row[1] === null) return [];
    const parts = [`${seriesName(one.series, language)}  ${formatNumber(row[1])} ${unitText(one.series.unit)}`];
    if (row[2] !== null && row[3] !== null) {
      parts.push(say(TEXT.range, language, { min: formatNumber(row[2]), max: formatNumber(row[3]) }));
    }
    if (isFlagged(row[4])) parts.push(`▲ ${say(TEXT.flag, language, { flag: row[4] })}`);
    return [line(parts.join('  '), seriesColour(index))];
  });
  const root = document.createElement('div');
  root.style.whiteSpace = 'normal';
  const time = instant % 60_000 === 0 ? beijingMinute(instant) : beijingDateTime(instant);
  root.append(line(`${time}  ${say(TEXT.zone, language)}`), ...lines);
  return root;
}

function line(text: string, colour?: string): HTMLElement {
  const element = document.createElement('div');
  if (colour) {
    const mark = document.createElement('span');
    mark.textContent = '● ';
    mark.style.color = colour;
    element.append(mark);
  }
  element.append(text);
  return element;
}

/** The row under the pointer: the last that began at or before it, as long as its own step still covers the instant. */
function nearest(rows: readonly Row[], instant: number): Row | undefined {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]![0] <= instant) low = middle + 1;
    else high = middle;
  }
  const row = rows[low - 1];
  if (!row) return undefined;
  const step = low >= 2 ? row[0] - rows[low - 2]![0] : (rows[low]?.[0] ?? row[0]) - row[0];
  return instant - row[0] <= step ? row : undefined;
}
