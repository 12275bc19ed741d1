/**
 * The wait before attempt n (0, 1, …): doubling from `first` to `most`, of which the last half is left to chance, so
 * that a thousand open pages do not come back in the same second after a restart.
 */
export const backoff = (attempt: number, chance: number, first = 1_000, most = 30_000): number => {
  const whole = Math.min(most, first * 2 ** Math.min(attempt, 30));
  return Math.round(whole / 2 + (whole / 2) * chance);
};
