/** Where the phone was. Browsers give WGS-84. */
export interface Position {
  readonly longitude: number;
  readonly latitude: number;
  readonly accuracy: number | null;
  readonly datum: 'WGS-84';
}

export type PositionUnknown = 'not-taken' | 'denied' | 'unavailable';

export interface Photo {
  /** Not a Blob: some browsers lose those that are kept. */
  readonly bytes: ArrayBuffer;
  readonly sha256: string;
  readonly originalSha256: string;
}

/** A field report as it was written; nothing in it changes any more. */
export interface Report {
  /** The platform keeps one report of an identity: sent twice it is there once. */
  readonly id: string;
  /** Number of the case. */
  readonly number: string;
  /** Who wrote it, by identity and by name. */
  readonly person: string;
  readonly name: string;
  readonly observedAt: string;
  readonly position: Position | null;
  readonly positionUnknown: PositionUnknown | null;
  readonly situation: string;
  readonly seen: string;
  readonly measures: string;
  readonly met: readonly string[];
  readonly photos: readonly Photo[];
  /** Situation and whom one met in the words of the form, for reading on the phone; not sent. */
  readonly words: readonly string[];
}

/** What the last try came to. */
export type Fate =
  | { readonly state: 'waiting' | 'signed-out' | 'other-person' }
  | { readonly state: 'refused'; readonly title: string; readonly detail: string };

/** A report on the phone. */
export interface Kept {
  readonly report: Report;
  readonly fate: Fate;
}

/** The report as the platform takes it. */
export function formOf(report: Report, sentAt: Date): FormData {
  const form = new FormData();
  const { id, person, observedAt, position, positionUnknown, situation, seen, measures, met, photos } = report;
  form.append('report', JSON.stringify({
    id, person, observedAt, sentAt: sentAt.toISOString(), position, positionUnknown, situation, seen, measures, met,
    photos: photos.map(photo => ({ sha256: photo.sha256, originalSha256: photo.originalSha256 })),
  }));
  photos.forEach((photo, index) => form.append(`photo-${index}`, new Blob([photo.bytes], { type: 'image/jpeg' }), `photo-${index}.jpg`));
  return form;
}
