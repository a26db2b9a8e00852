import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { root, shipped } from './paths.ts';
import type { Result, Row } from './table.ts';

const goal = 20_000;

/** (a) What runs in a page before a composer is there, in the build that people get. */
export function pageSize(): Result {
  const files = ['watch.js', 'content-scripts/tap.js'];
  const sizes = files.map((name) => {
    const bytes = readFileSync(`${shipped.chromium}/${name}`);
    return { name, bytes: bytes.length, gzip: gzipSync(bytes).length };
  });
  const bytes = sizes.reduce((sum, each) => sum + each.bytes, 0);
  const gzip = sizes.reduce((sum, each) => sum + each.gzip, 0);
  const spelled = (each: { bytes: number; gzip: number }) =>
    `${count(each.bytes)} B (gzip ${count(each.gzip)})`;
  const together: Row = {
    what: 'together',
    value: spelled({ bytes, gzip }),
    goal: `≤ ${count(goal)} B`,
    met: bytes <= goal,
  };
  return {
    name: '(a) Script in a page without a composer, minified',
    rows: [...sizes.map((each) => ({ what: each.name, value: spelled(each) })), together],
    notes: ['The production build for Chromium. The nearest peer puts 58 kB into every page.'],
    figures: { files: sizes, bytes, gzip, goal, peerBytes: 58_000 },
  };
}

/** (d) What people download. Packs where no package is as new as the build. */
export async function packageSize(): Promise<Result> {
  const { version }: { version: string } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const packages: { browser: string; bytes: number }[] = [];
  for (const [browser, args] of [
    ['chrome', []],
    ['firefox', ['-b', 'firefox', '--mv3']],
  ] as const) {
    const path = `${root}/.output/mitposten-${version}-${browser}.zip`;
    if (!existsSync(path) || modified(path) < modified(`${root}/.output/${browser}-mv3/manifest.json`)) {
      await pack(args);
    }
    packages.push({ browser, bytes: statSync(path).size });
  }
  return {
    name: '(d) Packed extension',
    rows: packages.map(({ browser, bytes }) => ({ what: browser, value: `${count(bytes)} B` })),
    notes: [],
    figures: packages,
  };
}

function modified(path: string): number {
  return statSync(path).mtimeMs;
}

async function pack(args: readonly string[]): Promise<void> {
  const command = `${root}/node_modules/wxt/bin/wxt.mjs`;
  const child = spawn(process.execPath, [command, 'zip', ...args], { cwd: root, stdio: 'ignore' });
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  if (code !== 0) throw new Error(`wxt zip ${args.join(' ')} ended with ${code}`);
}

function count(bytes: number): string {
  return new Intl.NumberFormat('en').format(bytes);
}
