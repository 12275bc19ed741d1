// The base layer: land only, from Natural Earth 1:50m as TopoJSON by world-atlas. No boundary of any country is in it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, writeHashed } from './paths.mjs';

export async function baseLayer() {
  const text = await readFile(join(root, 'node_modules/world-atlas/land-50m.json'), 'utf8');
  const names = Object.keys(JSON.parse(text).objects);
  if (names.join() !== 'land') throw new Error(`the base layer may hold land only, not ${names}`);
  return writeHashed(text, 'base', 'land', '.json');
}
