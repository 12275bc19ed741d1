// Time is UTC inside and Beijing time (UTC+8, no daylight saving) at the edges that say so. The browser's own
// time zone never takes part.

const OFFSET = 8 * 3_600_000;

/** Moves an instant so that its UTC fields read as Beijing's: for axes and formats that know only UTC. */
export const toBeijingAxis = (instant: number): number => instant + OFFSET;
export const fromBeijingAxis = (shifted: number): number => shifted - OFFSET;

/** `2025-03-01 08:05:00` */
export const beijingDateTime = (instant: number): string =>
  new Date(toBeijingAxis(instant)).toISOString().slice(0, 19).replace('T', ' ');

/** `2025-03-01 08:05` */
export const beijingMinute = (instant: number): string => beijingDateTime(instant).slice(0, 16);

/** `08:05:00` */
export const beijingClock = (instant: number): string => beijingDateTime(instant).slice(11);

/** Seconds are shown only where some value needs them. */
export const beijingFormatter = (instants: readonly number[]): ((instant: number) => string) =>
  instants.every(instant => instant % 60_000 === 0) ? beijingMinute : beijingDateTime;
