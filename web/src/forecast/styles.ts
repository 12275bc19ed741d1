import { css } from 'lit';

export const forecastStyles = css`
  .time { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 0.75rem; align-items: center; padding: 0.5rem 0; }
  .buttons { display: flex; gap: 0.25rem; }
  .buttons button { min-width: 2.5rem; }
  .when { font-size: 1.125rem; font-variant-numeric: tabular-nums; }
  .when .kind { display: inline-block; border-radius: 3px; padding: 0 0.5rem; margin-inline-start: 0.5rem; font-size: 0.875rem; }
  .kind.measured { background: #212529; color: #fff; }
  .kind.forecast { border: 2px solid currentColor; }
  .axis { grid-column: 1 / -1; padding: 0 0.5rem; }
  .axis input { width: calc(100% + 1rem); margin: 0 -0.5rem; accent-color: var(--qs-accent, #0b6bb8); min-height: 2rem; }
  .strip { display: block; width: 100%; height: 0.875rem; }
  .days { display: block; width: 100%; height: 1.125rem; font-size: 0.75rem; overflow: visible; }
  .days line { stroke: var(--qs-muted, #5a6672); }
  .days text { fill: var(--qs-muted, #5a6672); }
  .said { margin: 0.25rem 0 0.5rem; }
  li canvas { width: 1.4em; height: 1.4em; }
  @media (max-width: 36rem) {
    .time { grid-template-columns: 1fr; }
  }
`;
