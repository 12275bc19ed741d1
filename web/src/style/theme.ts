import type { Theme } from '../chart/option.js';

/** A custom property of qingshan.css, for what is drawn on a canvas. Those are plain hexadecimal colours on purpose. */
export function themeColour(element: Element, name: string, otherwise: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim() || otherwise;
}

export const themeOf = (element: Element): Theme => ({
  text: themeColour(element, '--qs-text', '#2f3a45'),
  line: themeColour(element, '--qs-line', '#dce1e7'),
  surface: themeColour(element, '--qs-surface', '#ffffff'),
  font: getComputedStyle(element).fontFamily,
  limit: themeColour(element, '--qs-problem', '#c92a2a'),
  span: themeColour(element, '--qs-state-late', '#f08c00'),
});
