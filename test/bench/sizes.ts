import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { tapScript, watchScript } from '../../utils/platforms/hosts.ts';
import { platforms } from '../../utils/post/platforms.ts';
import { root, shipped } from './paths.ts';
import type { Result, Row } from './table.ts';

const goal = 20_000;

/** (a) What runs in a page before a composer is there, in the build that people get. */
export function pageSize(): Result {
  const sizeOf = (name: string) => {
    const bytes = readFileSync(`${shipped.chromium}/${name}`);
    return { bytes: bytes.length, gzip: gzipSync(bytes).length };
  };
  const sizes = platforms.map((platform) => {
    const tap = sizeOf(tapScript(platform));
    const watch = sizeOf(watchScript(platform));
    return { platform, bytes: tap.bytes + watch.bytes, gzip: tap.gzip + watch.gzip };
  });
  const rows = sizes.map(({ platform, bytes, gzip }): Row => {
    const value = `${count(bytes)} B (gzip ${count(gzip)})`;
    const what = `on ${platform}: tap and watch`;
    // The goal was set for the first platform, whose requests are read at their source.
    return platform === 'bluesky'
      ? { what, value, goal: `≤ ${count(goal)} B`, met: bytes <= goal }
      : { what, value };
  });
  return {
    name: '(a) Script in a page without a composer, minified',
    rows,
    notes: ['The production build for Chromium. The nearest peer puts 58 kB into every page.'],
    figures: { sizes, goal, peerBytes: 58_000 },
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
