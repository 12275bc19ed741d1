import { css, unsafeCSS } from 'lit';
import maplibre from 'text:maplibre-gl/dist/maplibre-gl.css';

/** MapLibre's own sheet, which works inside the shadow root only when it is adopted there. */
export const maplibreStyles = unsafeCSS(maplibre);

export const popupStyles = css`
  .card {
    display: grid; gap: 0.125rem; padding-inline-end: 0.75rem;
    font: 0.875rem/1.4 var(--qs-font, system-ui, sans-serif); color: #2f3a45;
  }
  .card .note { color: #5a6672; font-size: 0.8125rem; }
  .card .value { font-weight: 600; font-variant-numeric: tabular-nums; }
  .card .simulated { justify-self: start; border: 1px dashed #212529; border-radius: 3px; padding: 0 0.375rem; font-size: 0.75rem; }
  .card a { color: #0b5ea3; }
  .maplibregl-canvas:focus-visible { outline: 3px solid var(--qs-focus, #0b6bb8); outline-offset: -3px; }
  .maplibregl-ctrl-group button { width: 2.25rem; height: 2.25rem; min-height: 0; padding: 0; background: none; }
  .maplibregl-popup-close-button { border: 0; min-height: 0; padding: 0 0.5rem; font-size: 1.25rem; background: none; color: #2f3a45; }
`;
