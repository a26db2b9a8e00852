import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { browserShare } from './test/runner/browser-share.ts';
import { CountReporter } from './test/runner/count-reporter.ts';
import type { BrowserKind, BrowserLanguage } from './test/stage/browsers/index.ts';

const isLong = Boolean(process.env.MITPOSTEN_LONG);

/** Somebody who names a browser's project wants all of it. */
const isChosen = process.argv.some((argument) => argument.includes('e2e-'));

/** Everyday runs see each browser and each language; a long run sees every test in every pair. */
const browsers: [BrowserKind, BrowserLanguage][] = isLong
  ? [
      ['chromium', 'de'],
      ['firefox', 'en'],
      ['chromium', 'en'],
      ['firefox', 'de'],
    ]
  : [
      ['chromium', 'de'],
      ['firefox', 'en'],
    ];

export default defineConfig({
  resolve: {
    alias: { '#i18n': fileURLToPath(new URL('test/runner/i18n.ts', import.meta.url)) },
  },
  test: {
    maxWorkers: 2,
    reporters: ['default', new CountReporter()],
    projects: [
      plain('unit', ['test/unit/**/*.test.{ts,tsx}']),
      plain('house', ['test/house/**/*.test.ts']),
      plain('contract', ['test/contract/**/*.test.ts'], { testTimeout: 30_000, hookTimeout: 30_000 }),
      ...browsers.map(endToEnd),
    ],
  },
});

function plain(
  name: string,
  files: string[],
  more: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: files, environment: 'node', ...more } };
}

function endToEnd([browser, language]: [BrowserKind, BrowserLanguage], index: number) {
  // The first of a browser's projects has its name, so that `--project e2e-firefox` is the same in every run.
  const name = index < 2 ? `e2e-${browser}` : `e2e-${browser}-${language}`;
  return plain(name, isLong || isChosen ? ['test/e2e/*.test.ts'] : browserShare(browser), {
    provide: { browser, language },
    globalSetup: ['test/runner/build-extension.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // Two real browsers on a machine that CI shares: one second chance there, none at home. Vitest names what needed it.
    retry: process.env.CI ? 1 : 0,
  });
}
