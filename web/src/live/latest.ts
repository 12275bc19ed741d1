/** One latest value, as the live stream sends it. */
export interface Latest {
  readonly series: string | number;
  readonly point: string;
  readonly factor: string;
  readonly start: string;
  readonly value: number | null;
  readonly unit: string;
  readonly flag: string | null;
  readonly text: string;
}

/** Dispatched on the document with each batch of latest values. */
export const LATEST = 'qs:latest';
/** Dispatched on the document when the stream is back after a loss: what came in between must be fetched. */
export const RECONNECTED = 'qs:reconnected';

export type LatestEvent = CustomEvent<readonly Latest[]>;

/** Listens until the returned function is called. */
export function onLatest(batch: (items: readonly Latest[]) => void, reconnected: () => void): () => void {
  const listen = (event: Event): void => batch((event as LatestEvent).detail);
  document.addEventListener(LATEST, listen);
  document.addEventListener(RECONNECTED, reconnected);
  return () => {
    document.removeEventListener(LATEST, listen);
    document.removeEventListener(RECONNECTED, reconnected);
  };
}

/** The batch in a message, or null when it is not one. */
export function parseBatch(data: string): readonly Latest[] | null {
  try {
    const items: unknown = JSON.parse(data);
    return Array.isArray(items) ? (items as Latest[]) : null;
  } catch {
    return null;
  }
}
