import type { Observations } from './observations.js';

/** One unit, one axis, one panel: two scales in one picture suggest a relation that may not be there. */
export interface Panel {
  readonly unit: string;
  readonly members: readonly { readonly observations: Observations; readonly index: number }[];
}

export function panelsOf(all: readonly Observations[]): readonly Panel[] {
  const units = [...new Set(all.map(({ series }) => series.unit))];
  return units.map(unit => ({
    unit,
    members: all
      .map((observations, index) => ({ observations, index }))
      .filter(({ observations }) => observations.series.unit === unit),
  }));
}

/** Pixels around and between the panels. */
export const LAYOUT = { top: 64, between: 44, axis: 28, slider: 56, left: 60, right: 18 } as const;

/** Top and height of each panel within a canvas of this height. */
export function panelRows(count: number, height: number): readonly { top: number; height: number }[] {
  const free = height - LAYOUT.top - LAYOUT.slider - LAYOUT.axis - (count - 1) * LAYOUT.between;
  const each = Math.max(60, free / Math.max(count, 1));
  return Array.from({ length: count }, (_, index) => ({ top: LAYOUT.top + index * (each + LAYOUT.between), height: each }));
}
