import { css } from 'lit';

export const shellStyles = css`
  .frame {
    position: relative; height: var(--qs-map-height, 28rem); overflow: hidden;
    border: 1px solid var(--qs-line, #dce1e7); border-radius: 4px; background: var(--qs-map-sea, #dcebf5);
  }
  .canvas { height: 100%; }
  .over {
    position: absolute; inset: 0; display: flex; align-items: center; justify-content: center; padding: 1rem;
    text-align: center; color: var(--qs-muted, #5a6672);
  }
  .problem { position: absolute; inset: 0.5rem 3.5rem auto 0.5rem; z-index: 2; }
  .foot { display: flex; flex-wrap: wrap; gap: 0.125rem 1rem; padding-top: 0.375rem; }
  ul { display: flex; flex-wrap: wrap; gap: 0.125rem 0.875rem; list-style: none; margin: 0; padding: 0; }
  li { display: inline-flex; align-items: center; gap: 0.25rem; }
  .foot { font-size: var(--qs-map-legend, 0.8125rem); }
  li canvas { width: 1.4em; height: 1.4em; }
  .ring {
    width: 0.875rem; height: 0.875rem; box-sizing: border-box; border-radius: 50%;
    background: #1c4e80; border: 2px solid var(--qs-state-silent, #d6336c);
  }
`;
