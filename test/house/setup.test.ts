import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/browsers.mjs';
import * as decide from '../../scripts/decisions.mjs';

describe('packages are installed', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    },
  };
  const due = (stamp: string | undefined, packages?: Record<string, { version: string }>) =>
    decide.needsInstall({ stamp, lockHash: 'now', lock: () => lock, hidden: () => packages && { packages } });

  test('where there are none', () => expect(due(undefined)).toBe(true));
  test('not where the stamp knows the lock', () => expect(due('now')).toBe(false));
  test('not where npm itself has installed what the lock says', () => {
    expect(
      due('before', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }),
    ).toBe(false);
  });
  test('not for an optional package of another system', () => {
    expect(due(undefined, { 'node_modules/a': { version: '1.0.0' } })).toBe(false);
  });
  test('where one is missing, of another version or no longer wanted', () => {
    expect(due('before', { 'node_modules/b': { version: '2.0.0' } })).toBe(true);
    expect(due('before', { 'node_modules/a': { version: '1.0.1' } })).toBe(true);
    expect(
      due('before', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } }),
    ).toBe(true);
  });
});

describe('browsers', () => {
  test.each(['test', 'test:long', 'e2e', 'bench', 'demo'])('%s cannot do without', (script) => {
    expect(decide.needsBrowsers(script)).toBe(true);
  });
  test.each(['build', 'lint', 'release', 'dev', 'dev:firefox', 'format', 'test:unit', 'test:contract'])(
    '%s asks for none',
    (script) => {
      expect(decide.bringsBrowsers(script)).toBe(false);
    },
  );
  test('setup brings them, and goes on without', () => {
    expect(decide.bringsBrowsers('setup')).toBe(true);
    expect(decide.needsBrowsers('setup')).toBe(false);
  });

  test('all of Debian is asked for on an empty machine', () => {
    expect(decide.missingPackages({ chromium: undefined, firefox: undefined, exists: () => false })).toEqual([
      'chromium',
      'chromium-l10n',
      'firefox-esr',
      'firefox-esr-l10n-de',
      'fonts-noto-color-emoji',
    ]);
  });
  test('only the German of a browser that is there', () => {
    const exists = (path: string) => path.endsWith('.ttf') || path.endsWith('.xpi');
    const found = { chromium: '/usr/bin/chromium', firefox: '/usr/bin/firefox-esr', exists };
    expect(decide.missingPackages(found)).toEqual(['chromium-l10n']);
  });
  test('nothing for a browser from elsewhere', () => {
    const found = {
      chromium: '/opt/chrome',
      firefox: '/opt/firefox',
      exists: (path: string) => path.endsWith('.ttf'),
    };
    expect(decide.missingPackages(found)).toEqual([]);
  });

  const debian = {
    platform: 'linux',
    release: 'NAME="Debian"\nID=debian\n',
    apt: true,
    root: true,
    sudo: () => false,
  };
  test('are installed by root, or by sudo without a password', () => {
    expect(decide.packageManager(debian)).toEqual({ prefix: [] });
    expect(decide.packageManager({ ...debian, root: false, sudo: () => true })).toEqual({
      prefix: ['sudo', '-n'],
    });
  });
  test.each([
    ['sudo', { root: false }],
    ['apt-get', { platform: 'darwin' }],
    ['apt-get', { apt: false }],
    ['snaps', { release: 'ID_LIKE=debian\nID=ubuntu\n' }],
  ])('are not installed without right or way, and the reason names %s', (word, machine) => {
    expect(decide.packageManager({ ...debian, ...machine })).toEqual({
      because: expect.stringContaining(word),
    });
  });
  test('LibreOffice is brought for the tests that open papers with it, and for nothing else', () => {
    const machine = { chromium: '/my/chromium', firefox: '/my/firefox' };
    const exists = (path: string) => path !== '/usr/bin/soffice';
    for (const [script, wanted] of [
      ['test', ['libreoffice-writer']],
      ['demo', []],
    ] as const)
      expect(decide.missingPackages({ ...machine, exists, office: decide.wantsOffice(script) })).toEqual(
        wanted,
      );
    expect(decide.missingPackages({ ...machine, exists: () => true, office: true })).toEqual([]);
  });
  test('only what a script needs ends it', () => {
    expect(decide.cannotGoOn('test', ['chromium-l10n'])).toBe(true);
    expect(decide.cannotGoOn('test', ['fonts-noto-color-emoji', 'libreoffice-writer'])).toBe(false);
    expect(decide.cannotGoOn('setup', ['chromium'])).toBe(false);
  });
  test('the advice names what is missing, why, and both variables', () => {
    const advice = decide.browserAdvice(['chromium', 'firefox-esr'], 'no way');
    expect(advice).toMatch(/chromium, firefox-esr \(no way\).*CHROMIUM_PATH.*FIREFOX_PATH/);
    expect(advice).not.toContain('\n');
  });
});

describe('a browser is found', () => {
  const machine = (platform: string, env: Record<string, string>, ...there: string[]) => ({
    platform,
    env,
    exists: (path: string) => there.includes(path),
  });

  test('where its variable says', () => {
    expect(findBrowser('firefox', machine('linux', { FIREFOX_PATH: '/my/firefox' }))).toBe('/my/firefox');
  });
  test('in the path, Chromium before Chrome, and never in node_modules', () => {
    const env = { PATH: '/a/node_modules/.bin:/usr/local/bin:/usr/bin' };
    const there = ['/a/node_modules/.bin/chromium', '/usr/local/bin/google-chrome', '/usr/bin/chromium'];
    expect(findBrowser('chromium', machine('linux', env, ...there))).toBe('/usr/bin/chromium');
  });
  test('on macOS', () => {
    const path = '/Users/a/Applications/Firefox.app/Contents/MacOS/firefox';
    expect(findBrowser('firefox', machine('darwin', { HOME: '/Users/a' }, path))).toBe(path);
  });
  test('on Windows', () => {
    const path = 'C:\\Program Files (x86)/Microsoft/Edge/Application/msedge.exe';
    expect(
      findBrowser('chromium', machine('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, path)),
    ).toBe(path);
  });
  test('or not', () =>
    expect(findBrowser('chromium', machine('linux', { PATH: '/usr/bin' }))).toBe(undefined));
});

test.each([
  ['v18.20.0', false],
  ['v22.17.9', false],
  ['v22.18.0', true],
  ['v24.0.0', true],
])('Node %s suffices: %s', (version, enough) => expect(decide.nodeSuffices(version)).toBe(enough));

test('the generated types are made anew when a source is newer', () => {
  expect(decide.needsPrepare(undefined, [])).toBe(true);
  expect(decide.needsPrepare(5, [4, 6])).toBe(true);
  expect(decide.needsPrepare(5, [4, 5])).toBe(false);
});

describe('the script itself, in a project where everything is there', () => {
  let project = '';
  beforeEach(async () => {
    project = await mkdtemp(join(tmpdir(), 'mitposten-setup-test-'));
    await cp(fileURLToPath(new URL('../../scripts', import.meta.url)), join(project, 'scripts'), {
      recursive: true,
    });
    await mkdir(join(project, 'node_modules', '.bin'), { recursive: true });
    await mkdir(join(project, 'bin'));
    await mkdir(join(project, '.wxt'));
    const lock = JSON.stringify({ packages: { '': {} } });
    await writeFile(join(project, 'package-lock.json'), lock);
    await writeFile(join(project, 'node_modules', '.package-lock.json'), lock);
    await writeFile(join(project, 'node_modules', '.bin', 'node'), '');
    await command(join(project, 'node_modules', '.bin', 'wxt'), 'echo "wxt $*" >> calls');
    await command(join(project, 'bin', 'npm'), 'echo "npm $*" >> calls');
    await writeFile(join(project, '.wxt', '.mitposten-prepared'), '');
    // A file system's clock is coarse: what a test changes must be younger for sure.
    await utimes(join(project, 'package-lock.json'), 1, 1);
    await utimes(join(project, '.wxt', '.mitposten-prepared'), 2, 2);
  });
  afterEach(() => rm(project, { recursive: true }));

  const calls = () => readFile(join(project, 'calls'), 'utf8').catch(() => '');
  const setup = (script: string) =>
    new Promise<number | null>((resolve, reject) => {
      const env = { PATH: `${join(project, 'bin')}:/usr/bin:/bin`, npm_lifecycle_event: script };
      const child = spawn(process.execPath, ['scripts/setup.mjs'], { cwd: project, env, stdio: 'ignore' });
      child.on('exit', resolve).on('error', reject);
    });

  test('does nothing', async () => {
    expect(await setup('build')).toBe(0);
    expect(await calls()).toBe('');
  });

  test('installs and prepares once after the lock has changed, also when two run at once', async () => {
    await writeFile(
      join(project, 'package-lock.json'),
      '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"}}}',
    );
    expect(await Promise.all([setup('build'), setup('lint')])).toEqual([0, 0]);
    expect(await calls()).toBe('npm ci --no-audit --no-fund\nwxt prepare --level warn\n');
    expect(await setup('build')).toBe(0);
    expect((await calls()).split('\n')).toHaveLength(3);
  });

  test('prepares after a locale has changed', async () => {
    await mkdir(join(project, 'locales'));
    await writeFile(join(project, 'locales', 'en.yml'), '');
    await setup('build');
    expect(await calls()).toBe('wxt prepare --level warn\n');
  });

  test('ends with an error where the installation does', async () => {
    await command(join(project, 'bin', 'npm'), 'exit 7');
    await writeFile(
      join(project, 'package-lock.json'),
      '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"}}}',
    );
    expect(await setup('build')).toBe(1);
  });
});

async function command(path: string, line: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${line}\n`, { mode: 0o755 });
}
