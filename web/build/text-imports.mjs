import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { transform } from 'esbuild';

/** `import text from 'text:package/file.css'`: the minified text, for a style sheet adopted inside a shadow root. */
export const textImports = {
  name: 'text-imports',
  setup(build) {
    build.onResolve({ filter: /^text:/ }, args => ({
      path: createRequire(args.importer).resolve(args.path.slice('text:'.length)),
      namespace: 'text',
    }));
    build.onLoad({ filter: /.*/, namespace: 'text' }, async args => {
      const css = await readFile(args.path, 'utf8');
      const { code } = await transform(css, { loader: 'css', minify: true });
      return { contents: code, loader: 'text' };
    });
  },
};
