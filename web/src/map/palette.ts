import { themeColour } from '../style/theme.js';
import type { Palette } from './base-style.js';

/** The colours of the land as the page has them where an element stands. */
export function paletteOf(element: Element): Palette {
  const colour = (name: string, otherwise: string): string => themeColour(element, `--qs-map-${name}`, otherwise);
  return {
    sea: colour('sea', '#dcebf5'), land: colour('land', '#f7f5ef'), coast: colour('coast', '#a9bccb'),
    graticule: colour('graticule', '#c3d3de'), river: colour('river', '#8fbbd9'), boundary: colour('boundary', '#7a6a8a'),
    label: colour('label', '#4b5a68'),
  };
}
