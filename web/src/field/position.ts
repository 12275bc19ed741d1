import type { Position, PositionUnknown } from './report.js';

const PATIENCE = 30_000;
const RADIUS_METRES = 6_371_008.8;

/** Asks the phone where it is; where it does not say, why. */
export function whereAmI(): Promise<Position | PositionUnknown> {
  if (!('geolocation' in navigator)) return Promise.resolve('unavailable');
  return new Promise(done => navigator.geolocation.getCurrentPosition(
    ({ coords }) => done({ longitude: coords.longitude, latitude: coords.latitude, accuracy: Number.isFinite(coords.accuracy) ? Math.round(coords.accuracy) : null, datum: 'WGS-84' }),
    error => done(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
    { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 },
  ));
}

/** Along the great circle on a sphere, as the platform tells it too. */
export function distanceMetres(from: { longitude: number; latitude: number }, to: { longitude: number; latitude: number }): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** `350 m`, `12.4 km`. */
export const distanceText = (metres: number): string => (metres < 10_000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`);

/** The place that an element says in its attributes; null where it says none. */
export function placeOf(longitude: string | null | undefined, latitude: string | null | undefined): { longitude: number; latitude: number } | null {
  if (!longitude || !latitude) return null;
  const place = { longitude: Number(longitude), latitude: Number(latitude) };
  return Number.isFinite(place.longitude) && Number.isFinite(place.latitude) ? place : null;
}
