import { css } from 'lit';

export const chartStyles = css`
  .bar { display: flex; flex-wrap: wrap; gap: 0.25rem; align-items: center; margin-bottom: 0.25rem; }
  .bar .note { margin-inline-start: auto; }
  .stage { position: relative; }
  .canvas { height: var(--qs-chart-height, 22rem); touch-action: pan-y; }
  .over {
    position: absolute; inset: 3.5rem 1rem 5rem; display: flex; align-items: center; justify-content: center;
    pointer-events: none; color: var(--qs-muted, #5a6672); font-size: 1rem;
  }
  .stage.blank .canvas { visibility: hidden; }
  .problem { margin-bottom: 0.5rem; }
  .foot { display: flex; flex-wrap: wrap; gap: 0 1rem; }
  details { margin-top: 0.5rem; }
  summary { cursor: pointer; padding: 0.25rem 0; }
  .scroll { overflow: auto; max-height: 20rem; border: 1px solid var(--qs-line, #dce1e7); border-radius: 4px; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 0.8125rem; }
  th, td { padding: 0.25rem 0.5rem; text-align: end; white-space: nowrap; border-bottom: 1px solid var(--qs-line, #dce1e7); }
  thead th { position: sticky; top: 0; background: var(--qs-surface, #fff); }
  th:first-child { text-align: start; font-weight: 400; }
`;
