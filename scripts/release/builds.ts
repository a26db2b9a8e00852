import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Files } from './zip.ts';

export type Browser = 'chrome' | 'firefox';

/** The extension as built for a browser, and the packages whose code is in it. */
export interface Build {
  files: Files;
  bundled: string[];
}

/** Builds the extension for both browsers in a folder that holds the project. */
export function buildIn(folder: string): Record<Browser, Build> {
  return { chrome: build(folder, 'chrome'), firefox: build(folder, 'firefox') };
}

/**
 * Lays what git knows of the project, as it now stands, into another folder, with packages of its own. The folder is
 * inside the project, so that these are no copies but second names of the same files where the disk can do that.
 */
export function copyProject(root: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const path of ownFiles(root)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  const packages = [join(root, 'node_modules'), join(folder, 'node_modules')] as const;
  if (process.platform === 'linux') execFileSync('cp', ['-al', ...packages]);
  else cpSync(...packages, { recursive: true, verbatimSymlinks: true });
}

/** Every file of the project that git knows, by its path. */
export function ownFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  return listed.split('\0').filter((path) => path && existsSync(join(root, path)));
}

/** All files of a folder. */
export function filesIn(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]));
}

function build(folder: string, browser: Browser): Build {
  const list = join(folder, '.output', `bundled-${browser}.txt`);
  rmSync(list, { force: true });
  mkdirSync(dirname(list), { recursive: true });
  const wxt = join(folder, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const target = browser === 'firefox' ? ['-b', 'firefox', '--mv3'] : [];
  const env = { ...process.env, NODE_ENV: undefined, MITPOSTEN_BUNDLED: list };
  execFileSync(process.execPath, [wxt, 'build', '--level', 'warn', ...target], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const bundled = [...new Set(readFileSync(list, 'utf8').trim().split('\n'))].sort();
  return { files: filesIn(join(folder, '.output', `${browser}-mv3`)), bundled };
}
