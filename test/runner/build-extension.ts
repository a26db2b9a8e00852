import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const sources = [
  'components',
  'entrypoints',
  'locales',
  'package-lock.json',
  'public',
  'utils',
  'scripts/gather.ts',
  'wxt.config.ts',
];

const builds = [
  { folder: 'chrome-mv3-e2e', args: ['--mode', 'e2e'] },
  { folder: 'firefox-mv3-e2e', args: ['-b', 'firefox', '--mv3', '--mode', 'e2e'] },
  { folder: 'chrome-mv3', args: [] },
  { folder: 'firefox-mv3', args: ['-b', 'firefox', '--mv3'] },
];

/** Builds the extension for the tests and for people, for both browsers, where a source is newer than what is there. */
export default async function buildExtension(): Promise<void> {
  const changed = Math.max(...sources.map((path) => newest(join(root, path))));
  for (const { folder, args } of builds) {
    // The manifest is there before all of a build is: one that broke off must not count.
    const mark = join(root, '.output', `${folder}.built`);
    const isBuilt = existsSync(join(root, '.output', folder, 'manifest.json'));
    if (isBuilt && existsSync(mark) && statSync(mark).mtimeMs > changed) continue;
    await wxt('build', ...args);
    await writeFile(mark, '');
  }
}

/** The latest change in a file or folder, a folder's own (something added or removed) included. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Runs WXT, and shows what it said only where it failed. */
async function wxt(...args: string[]): Promise<void> {
  const command = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const child = spawn(process.execPath, [command, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Vitest sets these for its own process; a build made with them would be a development build.
    env: { ...process.env, NODE_ENV: undefined, VITEST: undefined },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  if (code !== 0) throw new Error(`wxt ${args.join(' ')} ended with ${code}\n${said}`);
}
