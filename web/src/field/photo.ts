import type { Photo } from './report.js';

export const LONGEST_SIDE = 2048;
const QUALITY = 0.85;

/** Width and height with the longest side within a length; smaller ones stay as they are. */
export function within(width: number, height: number, longest = LONGEST_SIDE): [width: number, height: number] {
  const scale = Math.min(1, longest / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** Makes a photo small enough to be sent. Drawn anew it has nothing of what the camera wrote beside the picture; the hash of the original is kept. */
export async function photoOf(file: Blob): Promise<Photo> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = within(bitmap.width, bitmap.height);
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/jpeg', QUALITY));
  if (!blob) throw new Error('canvas');
  const bytes = await blob.arrayBuffer();
  return { bytes, sha256: await sha256(bytes), originalSha256: await sha256(await file.arrayBuffer()) };
}

/** SHA-256, lower-case hexadecimal. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
