import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Where the pages' static files are served from.
export const out = join(root, '../src/Qingshan.Ui/wwwroot/dist');

/** Writes bytes under dist with a hash of the content in the name; returns the path below dist. */
export async function writeHashed(bytes, folder, name, extension) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase();
  const path = `${folder}/${name}-${hash}${extension}`;
  await mkdir(join(out, folder), { recursive: true });
  await writeFile(join(out, path), bytes);
  return path;
}

export async function copyHashed(source, folder, name, extension) {
  const text = await readFile(join(root, source), 'utf8');
  // A source map that is not shipped would only be a 404 in the developer tools.
  return writeHashed(text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'), folder, name, extension);
}
