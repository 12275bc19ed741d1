/** Colours told apart by most people with a colour vision deficiency (Okabe and Ito), darkened for white ground. */
const SERIES = ['#0b6bb8', '#c8500a', '#00805f', '#a83b82', '#8a6d00', '#3c8fc4', '#5b5b5b', '#7a3fb0'] as const;

/** The colour of the n-th series of a chart. */
export const seriesColour = (index: number): string => SERIES[index % SERIES.length]!;

export type PointState = 'fresh' | 'late' | 'silent' | 'none';

/** From harmless to urgent: a cluster shows the most urgent of its points. */
export const STATES: readonly PointState[] = ['none', 'fresh', 'late', 'silent'];

const STATE_COLOURS: Readonly<Record<PointState, string>> = {
  fresh: '#2f9e44',
  late: '#f08c00',
  silent: '#d6336c',
  none: '#868e96',
};

export const stateColour = (state: PointState): string => STATE_COLOURS[state];

/** `#rrggbb` with an opacity, for bands. */
export function translucent(colour: string, opacity: number): string {
  const channel = (from: number): number => parseInt(colour.slice(from, from + 2), 16);
  return `rgba(${channel(1)}, ${channel(3)}, ${channel(5)}, ${opacity})`;
}

/** What is told by a level: the index of air, the class of water, the severity of a lead. */
export type Medium = 'air' | 'water' | 'lead';

const LEVEL_COLOURS: Readonly<Record<Medium, readonly string[]>> = {
  // HJ 633: excellent, good, light, moderate, heavy, severe.
  air: ['#00e400', '#ffff00', '#ff7e00', '#ff0000', '#99004c', '#7e0023'],
  // Classes I to V and inferior to V.
  water: ['#7fc4f5', '#2b8fd9', '#3fae49', '#ffe03d', '#ff9a1f', '#e03131'],
  // Notice, warning, serious.
  lead: ['#4c6ef5', '#f08c00', '#c92a2a'],
};

/** The colour of a level or class from 1 to 6. */
export const levelColour = (medium: Medium, level: number): string => LEVEL_COLOURS[medium][level - 1] ?? NO_LEVEL;

export const NO_LEVEL = '#6c757d';
export const BEYOND = '#c92a2a';
