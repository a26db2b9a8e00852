import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import type { BrowserKind } from '../stage/browsers/index.ts';

/** Files that every run sees in both browsers: signing in, and what is posted on each platform. */
const always = ['facebook', 'mirror', 'sign-in'];

/**
 * The end-to-end tests of an everyday run in one browser: some in both, every other one in the browser that the newest
 * commit's name decides by lot, so that the runs take turns. `npm run test:long` runs them all in both.
 */
export function browserShare(browser: BrowserKind): string[] {
  const seed = process.env.MITPOSTEN_SEED ?? newestCommit();
  const lot = (name: string) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  const all = globSync('test/e2e/*.test.ts').map((path) => path.replaceAll('\\', '/'));
  const isBoth = (path: string) => always.some((name) => path.endsWith(`/${name}.test.ts`));
  const shared = all.filter((path) => !isBoth(path)).sort((a, b) => lot(a).localeCompare(lot(b)));
  // As many for the one as for the other.
  const own = shared.filter((_, place) => (place % 2 === 0) === (browser === 'chromium'));
  return [...all.filter(isBoth), ...own];
}

function newestCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    // A folder without its history: always the same share.
    return '';
  }
}
