import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hasDisplay } from '../stage/browsers/display.ts';
import { type EndToEndOptions, endToEndOptions } from './e2e-options.ts';
import { endToEndFiles } from './end-to-end-files.ts';
import { isEveryday, projectName } from './projects.ts';

/*
 * npm run e2e -- <file> [--show] [--browser chromium|firefox] [--language de|en]
 * One end-to-end test file in one browser, before everybody's eyes if wanted. Ends with 2 where it was asked wrongly.
 */

const root = join(import.meta.dirname, '../..');

const noDisplay =
  '--show needs a display and there is none here: install Xvfb (Debian: apt-get install xvfb xauth) and put xvfb-run before the command, or name a display in DISPLAY';

try {
  const options = endToEndOptions(process.argv.slice(2), endToEndFiles());
  if (options.show && !hasDisplay()) throw new Error(noDisplay);
  run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

function run({ file, show, browser, language }: EndToEndOptions): void {
  const pair = [browser, language] as const;
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--project', projectName(pair), file], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(isEveryday(pair) ? {} : { MITPOSTEN_LONG: '1' }),
      ...(show ? { MITPOSTEN_SHOW: '1' } : {}),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}
