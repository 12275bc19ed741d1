// Builds src/Qingshan.Ui/wwwroot/dist: stable entries (qingshan.js, qingshan.css, field-worker.js), hashed chunks, the map's worker and base layer,
// and the licence texts of everything that is in them.
import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import { baseLayer } from './base-layer.mjs';
import { licences } from './licences.mjs';
import { copyHashed, out, root } from './paths.mjs';
import { report } from './report.mjs';
import { textImports } from './text-imports.mjs';

await rm(out, { recursive: true, force: true });

const { land, waters } = await baseLayer();
// MapLibre decodes in a module worker. It is a file of its own (worker-src 'self'), never a blob.
const worker = await copyHashed('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', 'chunks', 'map-worker', '.js');

const result = await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'src/qingshan.ts', out: 'qingshan' },
    { in: 'src/style/qingshan.css', out: 'qingshan' },
  ],
  outdir: out,
  entryNames: '[name]',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['es2022'],
  minify: true,
  legalComments: 'none',
  metafile: true,
  charset: 'utf8',
  logLevel: 'warning',
  define: {
    LAND_PATH: JSON.stringify(`/${land}`),
    WATERS_PATH: JSON.stringify(`/${waters}`),
    MAP_WORKER_PATH: JSON.stringify(`/${worker}`),
    'process.env.NODE_ENV': '"production"',
  },
  plugins: [textImports],
});

// A service worker is one file with a name that stays: the browser looks under it for a newer one.
await build({
  absWorkingDir: root,
  entryPoints: [{ in: 'src/field/worker.ts', out: 'field-worker' }],
  outdir: out,
  bundle: true,
  format: 'iife',
  target: ['es2022'],
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
});

await licences(result.metafile);
await report();
