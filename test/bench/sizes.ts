import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { lookoutScript, tapScript, watchScript } from '../../utils/platforms/hosts.ts';
import { platforms } from '../../utils/post/platforms.ts';
import { root, shipped } from './paths.ts';
import type { Result, Row } from './table.ts';

/** In bytes, for each platform. */
const goal = 10_240;

/** (a) What runs in a page before a composer is there, and what comes with one, in the build that people get. */
export function pageSize(): Result {
  const waiting = platforms.map((platform) => {
    return { what: platform, ...sizeOf([tapScript(platform), lookoutScript(platform)]) };
  });
  const watching = platforms.map((platform) => ({ what: platform, ...sizeOf([watchScript(platform)]) }));
  const frame = { what: 'frame', ...sizeOf(scriptsOf('frame.html')) };
  return {
    name: '(a) Scripts, minified',
    rows: [
      ...waiting.map(
        ({ what, bytes, gzip }): Row => ({
          what: `on ${what} without a composer: tap and lookout`,
          value: `${count(bytes)} B (gzip ${count(gzip)})`,
          goal: `≤ ${count(goal)} B`,
          met: bytes <= goal,
        }),
      ),
      ...watching.map(
        ({ what, bytes, gzip }): Row => ({
          what: `on ${what} with a composer: watch`,
          value: `${count(bytes)} B (gzip ${count(gzip)})`,
        }),
      ),
      {
        what: "the frame's page, all its scripts",
        value: `${count(frame.bytes)} B (gzip ${count(frame.gzip)})`,
      },
    ],
    notes: [
      "The production build for Chromium. The frame's page runs in the extension's own process. The nearest peer puts 58 kB into every page.",
    ],
    figures: { goal, waiting, watching, frame, peerBytes: 58_000 },
  };
}

function sizeOf(names: string[]): { bytes: number; gzip: number } {
  const files = names.map((name) => readFileSync(`${shipped.chromium}/${name}`));
  return {
    bytes: files.reduce((sum, { length }) => sum + length, 0),
    gzip: files.reduce((sum, file) => sum + gzipSync(file).length, 0),
  };
}

/** The scripts that a page of the extension loads when it is opened, by their names. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(`${shipped.chromium}/${page}`, 'utf8');
  return Array.from(html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g), ([, name = '']) => name);
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
