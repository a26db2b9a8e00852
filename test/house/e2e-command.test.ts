import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { endToEndOptions } from '../runner/e2e-options.ts';
import { hasDisplay } from '../stage/browsers/display.ts';
import { root } from './files.ts';

const files = ['test/attacks/forged-exchange.test.ts', 'test/e2e/mirror.test.ts', 'test/e2e/preview.test.ts'];
const asked = (...args: string[]) => endToEndOptions(args, files);

describe('one end-to-end test is asked for', () => {
  test.each([
    ['mirror', 'test/e2e/mirror.test.ts'],
    ['e2e/mirror', 'test/e2e/mirror.test.ts'],
    ['./test/e2e/mirror.test.ts', 'test/e2e/mirror.test.ts'],
    ['/somewhere/test/e2e/mirror.test.ts', 'test/e2e/mirror.test.ts'],
    ['attacks/forged-exchange', 'test/attacks/forged-exchange.test.ts'],
    ['forged-exchange', 'test/attacks/forged-exchange.test.ts'],
  ])('as %s', (name, file) => expect(asked(name).file).toBe(file));

  test('in Chromium, unseen, unless told', () => {
    expect(asked('mirror')).toMatchObject({ show: false, browser: 'chromium' });
  });

  test.each([
    ['chromium', 'de'],
    ['firefox', 'en'],
  ])('in the language that %s has every day, unless told', (browser, language) => {
    expect(asked('mirror', '--browser', browser).language).toBe(language);
  });

  test('with every option told', () => {
    expect(asked('mirror', '--show', '--browser', 'firefox', '--language', 'de')).toEqual({
      file: 'test/e2e/mirror.test.ts',
      show: true,
      browser: 'firefox',
      language: 'de',
    });
  });

  test.each([
    ['an unknown file', ['mirrors'], /mirrors: there is attacks\/forged-exchange, mirror, preview$/],
    ['part of a name', ['prev'], /prev: there is/],
    ['no file', [], /^Name one test file: there is/],
    ['two files', ['mirror', 'preview'], /^Name one test file: there is/],
    ['an unknown option', ['mirror', '--slow'], /'--slow': there is only --show, --browser/],
    ['an option without its value', ['mirror', '--browser'], /'--browser.*: there is only --show, --browser/],
    ['an unknown browser', ['mirror', '--browser', 'opera'], /opera: there is only chromium and firefox/],
    ['an unknown language', ['mirror', '--language', 'fr'], /fr: there is only de and en/],
  ])('%s is answered by one line that says what there is', (_what, args, line) => {
    const refusal = messageOf(() => asked(...args));
    expect(refusal).not.toContain('\n');
    expect(refusal).toMatch(line);
  });
});

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
])('%s with %o has a display: %s', (platform, env, there) => {
  expect(hasDisplay({ platform, env })).toBe(there);
});

test('the command ends with 2 and one line where it was asked wrongly', async () => {
  const { code, said } = await run('no-such-test');
  expect(code).toBe(2);
  expect(said).toMatch(/^No end-to-end test is called no-such-test: there is .+\n$/);
});

test.runIf(process.platform === 'linux')('it says how to get a display where there is none', async () => {
  const { code, said } = await run('mirror', '--show');
  expect(code).toBe(2);
  expect(said).toMatch(/^--show needs a display .*Xvfb.+\n$/);
});

function messageOf(ask: () => unknown): string {
  try {
    ask();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** Runs the command without a display; gives its exit code and all that it said. */
async function run(...args: string[]): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [join(root, 'test/runner/e2e.ts'), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  return { code, said };
}
