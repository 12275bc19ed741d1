import { expect, test } from 'vitest';
import { beijingInstant } from '../src/field/observed.js';
import { isPage, isShell } from '../src/field/pages.js';
import { within } from '../src/field/photo.js';
import { distanceMetres, distanceText, placeOf } from '../src/field/position.js';
import { formOf, type Report } from '../src/field/report.js';
import { fateOf } from '../src/field/send.js';

const ID = '0198f0c5-0000-7000-8000-000000000001';
const answer = (status: number, redirected = false) => ({ status, statusText: '', redirected });
const problem = (code: string) => ({ title: 'title', detail: 'detail', code });

test('a report has arrived where the platform says so of this very report', () => {
  expect(fateOf(ID, answer(200), { id: ID })).toBeNull();
});

test('what is in between and answers for everything does not pass for the platform', () => {
  for (const body of [null, '<html>', {}, { id: 'another' }]) expect(fateOf(ID, answer(200), body)).toEqual({ state: 'waiting' });
  expect(fateOf(ID, answer(200, true), { id: ID })).toEqual({ state: 'waiting' });
  expect(fateOf(ID, answer(403), null)).toEqual({ state: 'waiting' });
  for (const status of [408, 429, 500, 502, 503]) expect(fateOf(ID, answer(status), problem('common.unexpected'))).toEqual({ state: 'waiting' });
});

test('signed out, or as somebody else, it waits for the one who wrote it', () => {
  expect(fateOf(ID, answer(401), problem('common.sign-in-first'))).toEqual({ state: 'signed-out' });
  expect(fateOf(ID, answer(403), problem('identity.enrol-first'))).toEqual({ state: 'signed-out' });
  expect(fateOf(ID, answer(403), problem('field.other-person'))).toEqual({ state: 'other-person' });
});

test('what the platform refuses is refused with its reason', () => {
  for (const code of ['field.not-checked', 'field.not-yours', 'cases.unknown', 'common.forbidden']) {
    expect(fateOf(ID, answer(409), problem(code))).toEqual({ state: 'refused', title: 'title', detail: 'detail' });
  }
  expect(fateOf(ID, answer(409), problem('cases.changed-meanwhile'))).toEqual({ state: 'waiting' });
});

test('photos keep their shape within the longest side, and small ones their size', () => {
  expect(within(4000, 3000)).toEqual([2048, 1536]);
  expect(within(3000, 4000)).toEqual([1536, 2048]);
  expect(within(640, 480)).toEqual([640, 480]);
  expect(within(10_000, 1)).toEqual([2048, 1]);
});

test('a report goes out with its photos in their order, and the hashes of both their forms', async () => {
  const bytes = new Uint8Array([1, 2, 3]).buffer;
  const report: Report = {
    id: ID, number: 'XS-2026-000001', person: 'p', name: 'officer', observedAt: '2026-11-29T02:00:00.000Z', position: null, positionUnknown: 'denied',
    situation: 'normal', seen: '一切正常', measures: '', met: ['head'], photos: [{ bytes, sha256: 'a', originalSha256: 'b' }], words: ['正常'],
  };
  const form = formOf(report, new Date('2026-11-29T03:00:00Z'));
  const said = JSON.parse(String(form.get('report'))) as Record<string, unknown>;
  expect(said).toMatchObject({ id: ID, person: 'p', sentAt: '2026-11-29T03:00:00.000Z', positionUnknown: 'denied', photos: [{ sha256: 'a', originalSha256: 'b' }] });
  expect([...new Uint8Array(await (form.get('photo-0') as File).arrayBuffer())]).toEqual([1, 2, 3]);
});

test('distance is told in metres near by and in kilometres far off', () => {
  const here = { longitude: 121.41, latitude: 31.17 };
  expect(distanceMetres(here, here)).toBe(0);
  expect(Math.round(distanceMetres(here, { longitude: 121.41, latitude: 31.18 }))).toBe(1112);
  expect(distanceText(349.6)).toBe('350 m');
  expect(distanceText(12_345)).toBe('12.3 km');
  expect(placeOf('121.41', '31.17')).toEqual(here);
  for (const none of [null, '', 'x']) expect(placeOf(none, '31')).toBeNull();
});

test('the time in the form is Beijing time wherever the phone thinks it is', () => {
  expect(beijingInstant('2026-11-29T10:30').toISOString()).toBe('2026-11-29T02:30:00.000Z');
});

test('only pages for the field and what they are made of are kept', () => {
  for (const path of ['/field', '/field/XS-2026-000001']) expect(isPage(path)).toBe(true);
  for (const path of ['/', '/fields', '/cases/XS-2026-000001', '/api/v1/cases']) expect(isPage(path) || isShell(path)).toBe(false);
  for (const path of ['/dist/qingshan.js', '/_framework/blazor.web.js', '/face.css']) expect(isShell(path)).toBe(true);
});
