import { css } from 'lit';

/** Buttons, notes and problems, alike in the chart and on the map. Custom properties come from qingshan.css. */
export const controls = css`
  :host { display: block; color: var(--qs-text, #2f3a45); font-family: var(--qs-font, system-ui, sans-serif); font-size: 0.875rem; }
  :host([hidden]) { display: none; }
  button {
    font: inherit; color: inherit; background: var(--qs-surface, #fff); border: 1px solid var(--qs-line, #dce1e7);
    border-radius: 4px; padding: 0.25rem 0.625rem; min-height: 2rem; cursor: pointer;
  }
  button:hover { background: var(--qs-hover, #f1f4f7); }
  button[aria-pressed='true'] { background: var(--qs-accent, #0b6bb8); border-color: var(--qs-accent, #0b6bb8); color: #fff; }
  button:focus-visible, summary:focus-visible, .scroll:focus-visible, a:focus-visible {
    outline: 3px solid var(--qs-focus, #0b6bb8); outline-offset: 2px;
  }
  .note { color: var(--qs-muted, #5a6672); font-size: 0.8125rem; }
  .problem {
    border: 1px solid var(--qs-problem, #c92a2a); border-left-width: 4px; border-radius: 4px; background: var(--qs-surface, #fff);
    padding: 0.5rem 0.75rem; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center;
  }
  .problem p { margin: 0; flex: 1 1 12rem; }
  .problem strong { display: block; }
`;
