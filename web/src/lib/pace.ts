export interface Paced {
  (): void;
  cancel(): void;
}

/** Runs once things have been quiet for `wait` milliseconds. */
export function debounced(run: () => void, wait: number): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const paced = (): void => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
  return Object.assign(paced, { cancel: () => clearTimeout(timer) });
}

/** Runs at once, then at most every `interval` milliseconds, and once more after the last call. */
export function throttled(run: () => void, interval: number): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const fire = (): void => {
    timer = undefined;
    last = Date.now();
    run();
  };
  const paced = (): void => {
    if (timer !== undefined) return;
    const wait = last + interval - Date.now();
    if (wait <= 0) fire();
    else timer = setTimeout(fire, wait);
  };
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return Object.assign(paced, { cancel });
}
