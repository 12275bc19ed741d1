import { html, nothing, type TemplateResult } from 'lit';
import { beijingFormatter } from '../lib/beijing.js';
import { say, type Language } from '../lib/language.js';
import { formatNumber } from '../lib/number.js';
import { isFlagged, type Observations, type Row, unitText } from './observations.js';
import { seriesName, TEXT } from './text.js';
import type { Span } from './view.js';

const MOST_ROWS = 500;

export interface TableRow {
  readonly start: number;
  readonly cells: readonly (Row | undefined)[];
}

/** The rows in view, one line for each start, newest first. */
export function tableRows(all: readonly Observations[], view: Span): readonly TableRow[] {
  const lines = new Map<number, (Row | undefined)[]>();
  all.forEach(({ rows }, column) => {
    for (const row of rows) {
      if (row[0] < view.from || row[0] > view.to) continue;
      const cells = lines.get(row[0]) ?? new Array<Row | undefined>(all.length).fill(undefined);
      cells[column] = row;
      lines.set(row[0], cells);
    }
  });
  return [...lines].map(([start, cells]) => ({ start, cells })).sort((a, b) => b.start - a.start);
}

/** The same values as the picture, for those who do not see it. Rows are made only when it is open. */
export function tableOf(
  all: readonly Observations[],
  view: Span,
  language: Language,
  open: boolean,
  toggled: (event: Event) => void,
): TemplateResult {
  const rows = tableRows(all, view);
  const shown = Math.min(rows.length, MOST_ROWS);
  const summary = say(rows.length > shown ? TEXT.tableCut : TEXT.table, language, { shown, total: rows.length });
  return html`<details ?open=${open} @toggle=${toggled}>
    <summary>${summary}</summary>
    ${open ? tableBody(all, rows.slice(0, MOST_ROWS), language) : nothing}
  </details>`;
}

function tableBody(all: readonly Observations[], rows: readonly TableRow[], language: Language): TemplateResult {
  const time = beijingFormatter(rows.map(({ start }) => start));
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${say(TEXT.time, language)}>
    <table>
      <thead><tr>
        <th scope="col">${say(TEXT.time, language)}</th>
        ${all.map(({ series }) => html`<th scope="col">${seriesName(series, language)}${unitText(series.unit) && ` (${unitText(series.unit)})`}</th>`)}
      </tr></thead>
      <tbody>${rows.map(({ start, cells }) => html`<tr>
        <th scope="row">${time(start)}</th>
        ${cells.map(row => html`<td>${row ? cellText(row, language) : nothing}</td>`)}
      </tr>`)}</tbody>
    </table>
  </div>`;
}

function cellText([, value, , , flag]: Row, language: Language): string {
  const text = value === null ? '—' : formatNumber(value);
  return isFlagged(flag) ? `${text} (${say(TEXT.flag, language, { flag })})` : text;
}
