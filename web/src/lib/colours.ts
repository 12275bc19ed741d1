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
