import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/*
 * A page of an extension gets each of its files by a request to the browser's main process: with forty of them it was there twice
 * as late as with two (Chromium 156). So each page's own code is put into one file, and what it loads later into others. React,
 * the largest part of all, stays in a file that the pages share.
 */

/** What is left as it is: React, and what bundles it. */
const shared = /^(?:react|rolldown-runtime)-[\w-]+\.js$/;

/** The part of a build that React's code goes into; everything else is gathered by page. */
export const reactAlone = {
  groups: [{ name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/ }],
};

/** Gathers the scripts of the pages and of the background in the folder of a build. */
export async function gather(folder: string): Promise<void> {
  const before = (await readdir(join(folder, 'chunks'))).filter((name) => !shared.test(name));
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  const files = new Map<string, string>();
  for (const page of pages) {
    const html = await readFile(join(folder, page), 'utf8');
    const [tag = '', source = ''] = /<script type="module"[^>]* src="\/([^"]+)"><\/script>/.exec(html) ?? [];
    const made = await gathered(folder, source, page.replace('.html', ''));
    for (const { fileName, code } of made) files.set(fileName, code);
    const entry = made.find(({ isEntry }) => isEntry);
    // What is loaded later takes no time from what is needed first.
    const links = (entry?.imports ?? []).map(
      (path) => `<link rel="modulepreload" crossorigin href="/${inChunks(path)}">`,
    );
    // After the style, without which nothing is painted.
    const whole = html.replace(tag, tag.replace(source, entry?.fileName ?? ''));
    files.set(
      page,
      whole.replace('  </head>', [...links, '</head>'].map((line) => `    ${line}`).join('\n')),
    );
  }
  const worker = await gathered(folder, 'background.js', 'background');
  files.set('background.js', worker.map(({ code }) => code).join('\n'));
  for (const name of before) await rm(join(folder, 'chunks', name));
  for (const [path, code] of files) await writeFile(join(folder, path), code);
}

/** As an import says it, relative or from the folder of the build. */
const inChunks = (path: string) => `chunks/${path.split('/').at(-1)}`;

/** What is shared stands beside whatever needs it. */
const besideIt: Plugin = {
  name: 'beside-it',
  enforce: 'pre',
  resolveId(id: string) {
    const name = id.split('/').at(-1) ?? '';
    return shared.test(name) ? { id: `./${name}`, external: true } : undefined;
  },
};

/** A script with all that it imports, but for what is shared. */
async function gathered(folder: string, source: string, name: string): Promise<Rolldown.OutputChunk[]> {
  const result = await build({
    ...{ configFile: false, root: folder, logLevel: 'warn', publicDir: false },
    // The background has nothing of React.
    plugins: name === 'background' ? [] : [besideIt],
    build: {
      ...{ write: false, outDir: folder, emptyOutDir: false, target: 'esnext', modulePreload: false },
      rolldownOptions: {
        input: { [name]: join(folder, source) },
        output: {
          entryFileNames: 'chunks/[name]-[hash].js',
          chunkFileNames: `chunks/${name}-[name]-[hash].js`,
        },
      },
    },
  });
  const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  return outputs.filter((each) => each.type === 'chunk');
}
