import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { out } from './paths.mjs';

/** Prints what a browser would load, raw and compressed: a chunk that grows should be noticed in the build. */
export async function report() {
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile());
  for (const file of files) {
    const bytes = await readFile(join(file.parentPath, file.name));
    const kilobytes = count => `${(count / 1024).toFixed(1)} KB`.padStart(11);
    console.log(`${kilobytes(bytes.length)}${kilobytes(gzipSync(bytes).length)} gzip  ${file.name}`);
  }
}
